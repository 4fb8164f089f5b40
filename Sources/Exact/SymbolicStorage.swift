import CFLINT

extension SymbolicPolynomial {
  /// The names of the variables and FLINT's packing tables for their exponents.
  ///
  /// The context is written once here and only read afterwards, which FLINT allows from any thread.
  @safe final class Ring: Sendable {
    let names: [String]
    nonisolated(unsafe) let context: UnsafeMutablePointer<fmpq_mpoly_ctx_struct>

    init(_ names: [String]) {
      precondition(Set(names).count == names.count, "two variables of one name")
      self.names = names
      unsafe context = .allocate(capacity: 1)
      // FLINT needs at least one variable; an unused one does no harm.
      unsafe fmpq_mpoly_ctx_init(context, max(names.count, 1), ORD_DEGLEX)
    }

    deinit {
      unsafe fmpq_mpoly_ctx_clear(context)
      unsafe context.deallocate()
    }
  }

  /// The only owner of one FLINT polynomial, never changed after it has been computed; sound to
  /// share for the reasons given at ``Handle``.
  @safe final class Storage: Sendable {
    let ring: Ring
    private nonisolated(unsafe) let raw: fmpq_mpoly_struct

    init(_ ring: Ring, _ fill: (UnsafeMutablePointer<fmpq_mpoly_struct>) -> Void) {
      self.ring = ring
      let place = UnsafeMutablePointer<fmpq_mpoly_struct>.allocate(capacity: 1)
      unsafe fmpq_mpoly_init(place, ring.context)
      unsafe fill(place)
      unsafe raw = place.move()
      unsafe place.deallocate()
    }

    deinit {
      unsafe withUnsafePointer(to: raw) {
        unsafe fmpq_mpoly_clear(UnsafeMutablePointer(mutating: $0), ring.context)
      }
    }

    func read<Result>(
      _ body: (UnsafePointer<fmpq_mpoly_struct>, UnsafePointer<fmpq_mpoly_ctx_struct>) -> Result
    ) -> Result {
      withExtendedLifetime(self) {
        unsafe withUnsafePointer(to: raw) { unsafe body($0, UnsafePointer(ring.context)) }
      }
    }
  }
}
