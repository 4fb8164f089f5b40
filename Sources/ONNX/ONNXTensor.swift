import Exact

/// An array of a graph, its numbers exact.
struct ONNXTensor {
  let shape: [Int]
  let values: [Rational]

  /// The array as a matrix; a list is one row.
  var rows: [[Rational]] {
    let columns = shape.last ?? 1
    guard columns > 0 else { return [] }
    return stride(from: 0, to: values.count, by: columns).map {
      Array(values[$0..<min($0 + columns, values.count)])
    }
  }

  /// The only number, where there is one.
  var scalar: Rational? { values.count == 1 ? values[0] : nil }

  /// Whether it is one matrix.
  var isMatrix: Bool { shape.count == 2 }

  /// Rows and columns swapped.
  var transposed: ONNXTensor {
    let rows = rows
    let columns = shape.last ?? 0
    return ONNXTensor(
      shape: shape.reversed(),
      values: (0..<columns).flatMap { column in rows.map { $0[column] } })
  }

  init(shape: [Int], values: [Rational]) {
    self.shape = shape
    self.values = values
  }

  /// Reads the numbers of a message.
  ///
  /// - Throws: ``ONNXFault`` for data kept elsewhere, other types, and sizes that do not fit.
  init(_ message: Onnx_TensorProto) throws(ONNXFault) {
    func fault(_ reason: String) -> ONNXFault { .unreadable(tensor: message.name, reason: reason) }
    guard message.dataLocation == 0 else { throw fault("its numbers are in another file") }
    var (shape, count) = ([Int](), 1)
    for extent in message.dims {
      guard extent >= 0, let size = Int(exactly: extent) else { throw fault("a negative size") }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= 1 << 27 else { throw fault("it is too large") }
      shape.append(size)
      count = product
    }
    guard let numbers = Self.numbers(message) else {
      throw fault("its type \(message.dataType) holds no real numbers")
    }
    guard numbers.count == count else {
      throw fault("\(numbers.count) numbers for \(count) places")
    }
    let exact = numbers.compactMap(\.self)
    guard exact.count == count else { throw .notFinite(tensor: message.name) }
    self.init(shape: shape, values: exact)
  }

  /// The numbers rounded to single precision; nil where one is beyond it.
  var single: ONNXTensor? { rounded { Double(Float($0.oddlyRounded)) } }

  /// The numbers rounded to double precision; nil where one is beyond it.
  var double: ONNXTensor? { rounded(\.doubleValue) }

  private func rounded(_ rule: (Rational) -> Double) -> ONNXTensor? {
    let kept = values.compactMap { Rational(exactly: rule($0)) }
    return kept.count == values.count ? ONNXTensor(shape: shape, values: kept) : nil
  }

  /// The numbers, wherever the message keeps them, nil for one that is not finite; nil for other
  /// types.
  ///
  /// Types by number: 1 float, 6 int32, 7 int64, 11 double.
  private static func numbers(_ message: Onnx_TensorProto) -> [Rational?]? {
    let raw = Array(message.rawData)
    func words(_ size: Int) -> [UInt64] {
      stride(from: 0, to: raw.count - raw.count % size, by: size).map { place in
        raw[place..<(place + size)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
      }
    }
    switch message.dataType {
    case 1:
      let floats =
        raw.isEmpty
        ? message.floatData : words(4).map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
      return floats.map { Rational(exactly: Double($0)) }
    case 11:
      let doubles = raw.isEmpty ? message.doubleData : words(8).map { Double(bitPattern: $0) }
      return doubles.map { Rational(exactly: $0) }
    case 7:
      let integers = raw.isEmpty ? message.int64Data : words(8).map { Int64(bitPattern: $0) }
      return integers.map { Rational(Int($0)) }
    case 6:
      let integers =
        raw.isEmpty ? message.int32Data : words(4).map { Int32(truncatingIfNeeded: $0) }
      return integers.map { Rational(Int($0)) }
    default: return nil
    }
  }
}

extension Rational {
  /// One of the two doubles about a number that is none: the one with an odd last bit, so that
  /// rounding it further is rounding once (Boldo and Melquiond 2008, §2).
  fileprivate var oddlyRounded: Double {
    let near = doubleValue
    guard let exact = Rational(exactly: near), exact != self,
      near.significandBitPattern.isMultiple(of: 2)
    else { return near }
    return exact < self ? near.nextUp : near.nextDown
  }
}
