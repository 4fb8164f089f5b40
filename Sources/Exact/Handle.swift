import CFLINT

/// A FLINT object that knows how to begin and end its life.
///
/// Every type here is a plain C structure without pointers into itself, so its bits may be moved.
protocol FLINTObject {
  static func begin(_ place: UnsafeMutablePointer<Self>)
  static func end(_ place: UnsafeMutablePointer<Self>)
}

/// The only owner of one FLINT object, never changed after it has been computed.
///
/// FLINT's reading functions leave their arguments alone and its number pool is thread safe, so an
/// object that nobody writes to may be read from any thread and freed on any thread. That is why
/// `nonisolated(unsafe)` is sound here, and only here.
@safe final class Handle<Raw: FLINTObject>: Sendable {
  private nonisolated(unsafe) let raw: Raw

  /// Computes the object once; `fill` sees it initialised and is its only writer.
  init(_ fill: (UnsafeMutablePointer<Raw>) -> Void) {
    let place = UnsafeMutablePointer<Raw>.allocate(capacity: 1)
    unsafe Raw.begin(place)
    unsafe fill(place)
    unsafe raw = place.move()
    unsafe place.deallocate()
  }

  deinit {
    unsafe withUnsafePointer(to: raw) { unsafe Raw.end(UnsafeMutablePointer(mutating: $0)) }
  }

  /// Lends the object for reading.
  func read<Result>(_ body: (UnsafePointer<Raw>) -> Result) -> Result {
    withExtendedLifetime(self) { unsafe withUnsafePointer(to: raw) { unsafe body($0) } }
  }
}

extension fmpz: FLINTObject {
  static func begin(_ place: UnsafeMutablePointer<fmpz>) { unsafe fmpz_init(place) }
  static func end(_ place: UnsafeMutablePointer<fmpz>) { unsafe fmpz_clear(place) }
}

extension fmpq: FLINTObject {
  static func begin(_ place: UnsafeMutablePointer<fmpq>) { unsafe fmpq_init(place) }
  static func end(_ place: UnsafeMutablePointer<fmpq>) { unsafe fmpq_clear(place) }
}

extension fmpz_poly_struct: FLINTObject {
  static func begin(_ place: UnsafeMutablePointer<Self>) { unsafe fmpz_poly_init(place) }
  static func end(_ place: UnsafeMutablePointer<Self>) { unsafe fmpz_poly_clear(place) }
}

extension fmpz_poly_factor_struct: FLINTObject {
  static func begin(_ place: UnsafeMutablePointer<Self>) { unsafe fmpz_poly_factor_init(place) }
  static func end(_ place: UnsafeMutablePointer<Self>) { unsafe fmpz_poly_factor_clear(place) }
}

extension fmpq_poly_struct: FLINTObject {
  static func begin(_ place: UnsafeMutablePointer<Self>) { unsafe fmpq_poly_init(place) }
  static func end(_ place: UnsafeMutablePointer<Self>) { unsafe fmpq_poly_clear(place) }
}

extension arf_struct: FLINTObject {
  static func begin(_ place: UnsafeMutablePointer<Self>) { unsafe arf_init(place) }
  static func end(_ place: UnsafeMutablePointer<Self>) { unsafe arf_clear(place) }
}

extension arb_struct: FLINTObject {
  static func begin(_ place: UnsafeMutablePointer<Self>) { unsafe arb_init(place) }
  static func end(_ place: UnsafeMutablePointer<Self>) { unsafe arb_clear(place) }
}

extension arb_poly_struct: FLINTObject {
  static func begin(_ place: UnsafeMutablePointer<Self>) { unsafe arb_poly_init(place) }
  static func end(_ place: UnsafeMutablePointer<Self>) { unsafe arb_poly_clear(place) }
}

/// Lends a FLINT object that lives only as long as `body`.
func scratch<Raw: FLINTObject, Result>(
  _ type: Raw.Type, _ body: (UnsafeMutablePointer<Raw>) -> Result
) -> Result {
  let place = UnsafeMutablePointer<Raw>.allocate(capacity: 1)
  unsafe Raw.begin(place)
  let result = unsafe body(place)
  unsafe Raw.end(place)
  unsafe place.deallocate()
  return result
}

/// Takes over a C string made by FLINT.
func adopt(_ text: UnsafeMutablePointer<CChar>) -> String {
  let copy = unsafe String(cString: text)
  unsafe flint_free(text)
  return copy
}
