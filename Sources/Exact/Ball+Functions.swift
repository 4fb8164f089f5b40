import CFLINT

extension Ball {
  /// √x, for x ≥ 0.
  public var squareRoot: Ball { unsafe apply(arb_sqrt) }

  /// The real k-th root; for odd k also of negative numbers.
  ///
  /// - Precondition: `degree` is at least 1.
  public func root(_ degree: Int) -> Ball {
    precondition(degree >= 1, "a root needs a positive degree")
    let root = { (x: Ball) in unsafe x.apply { unsafe arb_root_ui($0, $1, UInt(degree), $2) } }
    if isNonnegative || degree.isMultiple(of: 2) { return root(self) }
    if isNegative { return -root(-self) }
    return root(upperEnd).union(-root(-lowerEnd))
  }

  /// eˣ.
  public var exp: Ball { unsafe apply(arb_exp) }

  /// eˣ − 1, accurate near 0.
  public var expm1: Ball { unsafe apply(arb_expm1) }

  /// The natural logarithm, for x > 0.
  public var log: Ball { unsafe apply(arb_log) }

  /// log(1 + x), accurate near 0.
  public var log1p: Ball { unsafe apply(arb_log1p) }

  /// The logarithm to an integer base of at least 2.
  public func log(base: Int) -> Ball {
    unsafe apply { unsafe arb_log_base_ui($0, $1, UInt(base), $2) }
  }

  /// sin x.
  public var sin: Ball { unsafe apply(arb_sin) }
  /// cos x.
  public var cos: Ball { unsafe apply(arb_cos) }
  /// tan x.
  public var tan: Ball { unsafe apply(arb_tan) }
  /// arcsin x, for |x| ≤ 1.
  public var asin: Ball { unsafe apply(arb_asin) }
  /// arccos x, for |x| ≤ 1.
  public var acos: Ball { unsafe apply(arb_acos) }
  /// arctan x.
  public var atan: Ball { unsafe apply(arb_atan) }
  /// sinh x.
  public var sinh: Ball { unsafe apply(arb_sinh) }
  /// cosh x.
  public var cosh: Ball { unsafe apply(arb_cosh) }
  /// tanh x.
  public var tanh: Ball { unsafe apply(arb_tanh) }
  /// arsinh x.
  public var asinh: Ball { unsafe apply(arb_asinh) }
  /// arcosh x, for x ≥ 1.
  public var acosh: Ball { unsafe apply(arb_acosh) }
  /// artanh x, for |x| < 1.
  public var atanh: Ball { unsafe apply(arb_atanh) }
  /// Γ(x), away from its poles.
  public var gamma: Ball { unsafe apply(arb_gamma) }
  /// log Γ(x), for x > 0.
  public var logGamma: Ball { unsafe apply(arb_lgamma) }
  /// The error function.
  public var erf: Ball { unsafe apply(arb_hypgeom_erf) }
  /// 1 − erf x, accurate in the tail.
  public var erfc: Ball { unsafe apply(arb_hypgeom_erfc) }
  /// The largest integer that is at most x.
  public var floor: Ball { unsafe apply(arb_floor) }
  /// −1, 0 or 1; the hull of those that are possible.
  public var sign: Ball { unsafe apply { x, y, _ in unsafe arb_sgn(x, y) } }

  /// The k-th zero of the Legendre polynomial P_n, counted from 0 at the largest.
  ///
  /// - Precondition: 0 ≤ k < n.
  public static func legendreRoot(_ n: Int, _ k: Int, precision: Int) -> Ball {
    precondition(0..<n ~= k, "P_n has n zeros")
    return unsafe Ball(precision: precision) { root in
      unsafe arb_hypgeom_legendre_p_ui_root(root, nil, UInt(n), UInt(k), precision)
    }
  }

  /// The Bessel function Jᵥ(x).
  public func besselJ(_ order: Ball) -> Ball {
    unsafe Self.combine(order, self, arb_hypgeom_bessel_j)
  }
}
