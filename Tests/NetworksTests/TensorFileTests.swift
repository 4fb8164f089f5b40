import Exact
import Networks
import Testing

/// A file of this header and data, well formed or not.
private func file(_ header: String, _ data: [UInt8] = []) -> [UInt8] {
  let length = UInt64(header.utf8.count)
  return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) } + Array(header.utf8)
    + data
}

private func bytes(_ values: [Float]) -> [UInt8] {
  values.flatMap { value in
    (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt32($0))) }
  }
}

private let pair = #"{"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}"#

@Test func `tensors are read with names, shapes and exact values`() throws {
  let header = #"""
    {"__metadata__":{"format":"pt"}, "b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},
     "w\u00e9\"":{"shape":[2,1],"dtype":"F32","data_offsets":[0,8]}}
    """#
  let read = try TensorFile(file(header, bytes([0.1, -2, 3, .leastNonzeroMagnitude])))
  #expect(read.tensors.map(\.name) == ["wé\"", "b"])
  #expect(read.tensors[0].shape == [2, 1])
  #expect(read["b"]?.values == [3, Double(Float.leastNonzeroMagnitude)])
  #expect(read["wé\""]?.values == [Double(Float(0.1)), -2])
}

@Test(
  arguments: [
    ("F64", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F], 1.5), ("F16", [0x00, 0x3E], 1.5),
    ("F16", [1, 0], 0x1p-24),
    ("F16", [0, 0xFC], -.infinity), ("BF16", [0xC0, 0x3F], 1.5), ("I8", [0xFF], -1),
    ("U8", [0xFF], 255),
    ("I16", [0xFE, 0xFF], -2), ("I32", [0, 0, 0, 0x80], -2_147_483_648),
    ("I64", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], -1),
  ] as [(String, [UInt8], Double)])
func `numbers of every type are decoded`(type: String, data: [UInt8], value: Double) throws {
  let header = #"{"x":{"dtype":"\#(type)","shape":[],"data_offsets":[0,\#(data.count)]}}"#
  #expect(try TensorFile(file(header, data))["x"]?.values == [value])
}

@Test(
  arguments: [
    [], [1, 2, 3], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
    [9, 0, 0, 0, 0, 0, 0, 0, 0x7B],
    file(""), file("[]"), file("{"), file("{}x"), file(#"{"a":1}"#), file(#"{"a":{}}"#),
    file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#),
    file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, [0, 0, 0, 0]),
    file(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
    file(#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
    file(#"{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}"#, Array(repeating: 0, count: 8)),
    file(
      #"{"a":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
    file(
      #"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
    file(pair, bytes([1, 2, 3])),
    file(
      #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#,
      [0, 0, 0]),
    file(
      #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}"#,
      [0, 0, 0]),
    file(
      #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#,
      [0, 0]),
    file(#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"shape":[1]}}"#, [0]),
    file(#"{"a\uD800":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#, [0]),
    file(String(repeating: #"{"a":"#, count: 100_000)),
  ] as [[UInt8]])
func `malformed and hostile files are refused`(bytes: [UInt8]) {
  #expect(throws: TensorFault.self) { try TensorFile(bytes) }
}

@Test func `every truncation of a good file is refused`() throws {
  let good = file(pair, bytes([1, 2]))
  #expect(try TensorFile(good).tensors.count == 1)
  for count in good.indices {
    #expect(throws: TensorFault.self) { try TensorFile(Array(good.prefix(count))) }
  }
}

@Test func `faults name what is wrong`() {
  #expect(throws: TensorFault.headerTooLarge(byteCount: .max, limit: TensorFile.headerLimit)) {
    try TensorFile(Array(repeating: 0xFF, count: 8))
  }
  #expect(throws: TensorFault.unusedBytes(at: 8)) { try TensorFile(file(pair, bytes([1, 2, 3]))) }
}

@Test func `cut files and negative extents are told from other faults`() throws {
  let good = file(pair, bytes([1, 2]))
  #expect(
    throws: TensorFault.dataTruncated(tensor: "w", expected: good.count, found: good.count - 1)
  ) { try TensorFile(Array(good.dropLast())) }
  #expect(throws: TensorFault.negative(tensor: "a")) {
    try TensorFile(file(#"{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}"#, [0]))
  }
}

@Test func `integers are read exactly or refused`() throws {
  let header = #"{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}"#
  // 2⁵³ + 1 and 2⁶².
  #expect(throws: TensorFault.inexact(tensor: "x")) {
    try TensorFile(file(header, [1, 0, 0, 0, 0, 0, 0x20, 0]))
  }
  #expect(try TensorFile(file(header, [0, 0, 0, 0, 0, 0, 0, 0x40]))["x"]?.values == [0x1p62])
}

@Test(arguments: [
  (#"{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}"#, TensorFault.entry(tensor: "a")),
  (#"{"a":{"dtype":8,"shape":[1],"data_offsets":[0,1]}}"#, .entry(tensor: "a")),
  (#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"b":0}}"#, .entry(tensor: "a")),
  (#"{"__metadata__":{"b":0}}"#, .entry(tensor: "__metadata__")),
  (#"{"a":{"dtype":"U8","shape":[1]"#, .header(at: 30)),
  (#"{"a":{"dtype":"U8","shape":[1]}}"#, .incomplete("a")),
])
func `headers that the format does not allow are told apart`(header: String, fault: TensorFault) {
  #expect(throws: fault) { try TensorFile(file(header, [0])) }
}

@Test func `a stored perceptron becomes an exact network`() throws {
  let header = #"""
    {"fc1.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},
     "fc1.bias":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},
     "fc2.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[16,24]}}
    """#
  let tensors = try TensorFile(file(header, bytes([1, -1, 0, 0, 1, 1])))
  let first = Network.LayerNames(weight: "fc1.weight", bias: "fc1.bias", activation: .relu)
  let second = Network.LayerNames(weight: "fc2.weight", activation: .identity)
  let function = try NetworkExpansion(Network(tensors, layers: [first, second])).outputs[0]
  #expect(function.pieces == [-RationalPolynomial.x, .x])
  #expect(throws: TensorFault.missing("fc3.weight")) {
    try Network(tensors, layers: [.init(weight: "fc3.weight", activation: .relu)])
  }
  #expect(throws: TensorFault.shape("fc1.weight", layer: 2, expected: .inputs(2), found: [2, 1])) {
    try Network(tensors, layers: [first, .init(weight: "fc1.weight", activation: .relu)])
  }
  #expect(throws: TensorFault.shape("fc1.bias", layer: 1, expected: .matrix, found: [2])) {
    try Network(tensors, layers: [.init(weight: "fc1.bias", activation: .relu)])
  }
  let broken = try TensorFile(file(pair, bytes([1, .nan])))
  #expect(throws: TensorFault.notFinite("w")) {
    try Network(broken, layers: [.init(weight: "w", activation: .relu)])
  }
}
