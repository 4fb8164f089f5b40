import CFLINT

extension BallSeries {
  /// 1/f.
  public var inverse: BallSeries { unsafe apply(arb_poly_inv_series) }
  /// √f, for a positive constant term.
  public var squareRoot: BallSeries { unsafe apply(arb_poly_sqrt_series) }
  /// eᶠ.
  public var exp: BallSeries { unsafe apply(arb_poly_exp_series) }
  /// log f, for a positive constant term.
  public var log: BallSeries { unsafe apply(arb_poly_log_series) }
  /// sin f.
  public var sin: BallSeries { unsafe apply(arb_poly_sin_series) }
  /// cos f.
  public var cos: BallSeries { unsafe apply(arb_poly_cos_series) }
  /// tan f.
  public var tan: BallSeries { unsafe apply(arb_poly_tan_series) }
  /// arcsin f.
  public var asin: BallSeries { unsafe apply(arb_poly_asin_series) }
  /// arccos f.
  public var acos: BallSeries { unsafe apply(arb_poly_acos_series) }
  /// arctan f.
  public var atan: BallSeries { unsafe apply(arb_poly_atan_series) }
  /// sinh f.
  public var sinh: BallSeries { unsafe apply(arb_poly_sinh_series) }
  /// cosh f.
  public var cosh: BallSeries { unsafe apply(arb_poly_cosh_series) }
  /// tanh f.
  public var tanh: BallSeries { sinh / cosh }
  /// Γ(f).
  public var gamma: BallSeries { unsafe apply(arb_poly_gamma_series) }
  /// The error function of f.
  public var erf: BallSeries { unsafe apply(arb_hypgeom_erf_series) }
  /// The complementary error function of f.
  public var erfc: BallSeries { unsafe apply(arb_hypgeom_erfc_series) }

  /// arsinh f, from its derivative f′/√(1 + f²).
  public var asinh: BallSeries {
    primitive(\.asinh) { (one + $0 * $0).squareRoot.inverse }
  }

  /// arcosh f, from its derivative f′/√(f² − 1).
  public var acosh: BallSeries {
    primitive(\.acosh) { ($0 * $0 - one).squareRoot.inverse }
  }

  /// artanh f, from its derivative f′/(1 − f²).
  public var atanh: BallSeries {
    primitive(\.atanh) { (one - $0 * $0).inverse }
  }

  /// The power with a non-negative integer exponent.
  public func power(_ exponent: Int) -> BallSeries {
    precondition(exponent >= 0)
    return unsafe apply { unsafe arb_poly_pow_ui_trunc_binexp($0, $1, UInt(exponent), $2, $3) }
  }

  /// The power with a real exponent, for a positive constant term.
  public func power(_ exponent: Ball) -> BallSeries {
    unsafe exponent.handle.read { exponent in
      unsafe apply { unsafe arb_poly_pow_arb_series($0, $1, exponent, $2, $3) }
    }
  }

  private var one: BallSeries { .constant(Ball(1, precision: precision), count: count) }

  private func primitive(
    _ function: KeyPath<Ball, Ball>, _ slope: (BallSeries) -> BallSeries
  ) -> BallSeries {
    guard count > 0 else { return self }
    return (slope(self).shortened * derivative).integral(constant: self[0][keyPath: function])
  }

  private var shortened: BallSeries {
    unsafe apply(count: count - 1) { result, f, count, _ in
      unsafe arb_poly_set_trunc(result, f, count)
    }
  }
}
