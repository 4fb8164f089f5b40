// swift-format-ignore-file
// Generated from onnx.proto by the Swift plug-in of the protocol buffer compiler, comments taken
// out: change that file, not this one.

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif
internal import SwiftProtobuf

fileprivate nonisolated struct _GeneratedWithProtocGenSwiftVersion: SwiftProtobuf.ProtobufAPIVersionCheck {
  struct _2: SwiftProtobuf.ProtobufAPIVersion_2 {}
  typealias Version = _2
}

nonisolated struct Onnx_ModelProto: Sendable {

  var graph: Onnx_GraphProto {
    get {_graph ?? Onnx_GraphProto()}
    set {_graph = newValue}
  }
  var hasGraph: Bool {self._graph != nil}
  mutating func clearGraph() {self._graph = nil}

  var unknownFields = SwiftProtobuf.UnknownStorage()

  init() {}

  fileprivate var _graph: Onnx_GraphProto? = nil
}

nonisolated struct Onnx_GraphProto: Sendable {

  var node: [Onnx_NodeProto] = []

  var initializer: [Onnx_TensorProto] = []

  var input: [Onnx_ValueInfoProto] = []

  var output: [Onnx_ValueInfoProto] = []

  var unknownFields = SwiftProtobuf.UnknownStorage()

  init() {}
}

nonisolated struct Onnx_NodeProto: Sendable {

  var input: [String] = []

  var output: [String] = []

  var name: String = String()

  var opType: String = String()

  var attribute: [Onnx_AttributeProto] = []

  var domain: String = String()

  var unknownFields = SwiftProtobuf.UnknownStorage()

  init() {}
}

nonisolated struct Onnx_AttributeProto: Sendable {

  var name: String = String()

  var f: Float = 0

  var i: Int64 = 0

  var s: Data = Data()

  var t: Onnx_TensorProto {
    get {_t ?? Onnx_TensorProto()}
    set {_t = newValue}
  }
  var hasT: Bool {self._t != nil}
  mutating func clearT() {self._t = nil}

  var floats: [Float] = []

  var ints: [Int64] = []

  var unknownFields = SwiftProtobuf.UnknownStorage()

  init() {}

  fileprivate var _t: Onnx_TensorProto? = nil
}

nonisolated struct Onnx_TensorProto: Sendable {

  var dims: [Int64] = []

  var dataType: Int32 = 0

  var floatData: [Float] = []

  var int32Data: [Int32] = []

  var int64Data: [Int64] = []

  var name: String = String()

  var rawData: Data = Data()

  var doubleData: [Double] = []

  var dataLocation: Int32 = 0

  var unknownFields = SwiftProtobuf.UnknownStorage()

  init() {}
}

nonisolated struct Onnx_ValueInfoProto: Sendable {

  var name: String = String()

  var type: Onnx_TypeProto {
    get {_type ?? Onnx_TypeProto()}
    set {_type = newValue}
  }
  var hasType: Bool {self._type != nil}
  mutating func clearType() {self._type = nil}

  var unknownFields = SwiftProtobuf.UnknownStorage()

  init() {}

  fileprivate var _type: Onnx_TypeProto? = nil
}

nonisolated struct Onnx_TypeProto: Sendable {

  var tensorType: Onnx_TypeProto.Tensor {
    get {_tensorType ?? Onnx_TypeProto.Tensor()}
    set {_tensorType = newValue}
  }
  var hasTensorType: Bool {self._tensorType != nil}
  mutating func clearTensorType() {self._tensorType = nil}

  var unknownFields = SwiftProtobuf.UnknownStorage()

  nonisolated struct Tensor: Sendable {

    var elemType: Int32 = 0

    var shape: Onnx_TensorShapeProto {
      get {_shape ?? Onnx_TensorShapeProto()}
      set {_shape = newValue}
    }
    var hasShape: Bool {self._shape != nil}
    mutating func clearShape() {self._shape = nil}

    var unknownFields = SwiftProtobuf.UnknownStorage()

    init() {}

    fileprivate var _shape: Onnx_TensorShapeProto? = nil
  }

  init() {}

  fileprivate var _tensorType: Onnx_TypeProto.Tensor? = nil
}

nonisolated struct Onnx_TensorShapeProto: Sendable {

  var dim: [Onnx_TensorShapeProto.Dimension] = []

  var unknownFields = SwiftProtobuf.UnknownStorage()

  nonisolated struct Dimension: Sendable {

    var dimValue: Int64 = 0

    var dimParam: String = String()

    var unknownFields = SwiftProtobuf.UnknownStorage()

    init() {}
  }

  init() {}
}

fileprivate nonisolated let _protobuf_package = "onnx"

nonisolated extension Onnx_ModelProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = _protobuf_package + ".ModelProto"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{2}\u{7}graph\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 7: try { try decoder.decodeSingularMessageField(value: &self._graph) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    try { if let v = self._graph {
      try visitor.visitSingularMessageField(value: v, fieldNumber: 7)
    } }()
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_ModelProto, rhs: Onnx_ModelProto) -> Bool {
    if lhs._graph != rhs._graph {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}

nonisolated extension Onnx_GraphProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = _protobuf_package + ".GraphProto"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{1}node\0\u{2}\u{4}initializer\0\u{2}\u{6}input\0\u{1}output\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 1: try { try decoder.decodeRepeatedMessageField(value: &self.node) }()
      case 5: try { try decoder.decodeRepeatedMessageField(value: &self.initializer) }()
      case 11: try { try decoder.decodeRepeatedMessageField(value: &self.input) }()
      case 12: try { try decoder.decodeRepeatedMessageField(value: &self.output) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !self.node.isEmpty {
      try visitor.visitRepeatedMessageField(value: self.node, fieldNumber: 1)
    }
    if !self.initializer.isEmpty {
      try visitor.visitRepeatedMessageField(value: self.initializer, fieldNumber: 5)
    }
    if !self.input.isEmpty {
      try visitor.visitRepeatedMessageField(value: self.input, fieldNumber: 11)
    }
    if !self.output.isEmpty {
      try visitor.visitRepeatedMessageField(value: self.output, fieldNumber: 12)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_GraphProto, rhs: Onnx_GraphProto) -> Bool {
    if lhs.node != rhs.node {return false}
    if lhs.initializer != rhs.initializer {return false}
    if lhs.input != rhs.input {return false}
    if lhs.output != rhs.output {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}

nonisolated extension Onnx_NodeProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = _protobuf_package + ".NodeProto"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{1}input\0\u{1}output\0\u{1}name\0\u{3}op_type\0\u{1}attribute\0\u{2}\u{2}domain\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 1: try { try decoder.decodeRepeatedStringField(value: &self.input) }()
      case 2: try { try decoder.decodeRepeatedStringField(value: &self.output) }()
      case 3: try { try decoder.decodeSingularStringField(value: &self.name) }()
      case 4: try { try decoder.decodeSingularStringField(value: &self.opType) }()
      case 5: try { try decoder.decodeRepeatedMessageField(value: &self.attribute) }()
      case 7: try { try decoder.decodeSingularStringField(value: &self.domain) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !self.input.isEmpty {
      try visitor.visitRepeatedStringField(value: self.input, fieldNumber: 1)
    }
    if !self.output.isEmpty {
      try visitor.visitRepeatedStringField(value: self.output, fieldNumber: 2)
    }
    if !self.name.isEmpty {
      try visitor.visitSingularStringField(value: self.name, fieldNumber: 3)
    }
    if !self.opType.isEmpty {
      try visitor.visitSingularStringField(value: self.opType, fieldNumber: 4)
    }
    if !self.attribute.isEmpty {
      try visitor.visitRepeatedMessageField(value: self.attribute, fieldNumber: 5)
    }
    if !self.domain.isEmpty {
      try visitor.visitSingularStringField(value: self.domain, fieldNumber: 7)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_NodeProto, rhs: Onnx_NodeProto) -> Bool {
    if lhs.input != rhs.input {return false}
    if lhs.output != rhs.output {return false}
    if lhs.name != rhs.name {return false}
    if lhs.opType != rhs.opType {return false}
    if lhs.attribute != rhs.attribute {return false}
    if lhs.domain != rhs.domain {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}

nonisolated extension Onnx_AttributeProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = _protobuf_package + ".AttributeProto"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{1}name\0\u{1}f\0\u{1}i\0\u{1}s\0\u{1}t\0\u{2}\u{2}floats\0\u{1}ints\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 1: try { try decoder.decodeSingularStringField(value: &self.name) }()
      case 2: try { try decoder.decodeSingularFloatField(value: &self.f) }()
      case 3: try { try decoder.decodeSingularInt64Field(value: &self.i) }()
      case 4: try { try decoder.decodeSingularBytesField(value: &self.s) }()
      case 5: try { try decoder.decodeSingularMessageField(value: &self._t) }()
      case 7: try { try decoder.decodeRepeatedFloatField(value: &self.floats) }()
      case 8: try { try decoder.decodeRepeatedInt64Field(value: &self.ints) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !self.name.isEmpty {
      try visitor.visitSingularStringField(value: self.name, fieldNumber: 1)
    }
    if self.f.bitPattern != 0 {
      try visitor.visitSingularFloatField(value: self.f, fieldNumber: 2)
    }
    if self.i != 0 {
      try visitor.visitSingularInt64Field(value: self.i, fieldNumber: 3)
    }
    if !self.s.isEmpty {
      try visitor.visitSingularBytesField(value: self.s, fieldNumber: 4)
    }
    try { if let v = self._t {
      try visitor.visitSingularMessageField(value: v, fieldNumber: 5)
    } }()
    if !self.floats.isEmpty {
      try visitor.visitPackedFloatField(value: self.floats, fieldNumber: 7)
    }
    if !self.ints.isEmpty {
      try visitor.visitPackedInt64Field(value: self.ints, fieldNumber: 8)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_AttributeProto, rhs: Onnx_AttributeProto) -> Bool {
    if lhs.name != rhs.name {return false}
    if lhs.f != rhs.f {return false}
    if lhs.i != rhs.i {return false}
    if lhs.s != rhs.s {return false}
    if lhs._t != rhs._t {return false}
    if lhs.floats != rhs.floats {return false}
    if lhs.ints != rhs.ints {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}

nonisolated extension Onnx_TensorProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = _protobuf_package + ".TensorProto"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{1}dims\0\u{3}data_type\0\u{4}\u{2}float_data\0\u{3}int32_data\0\u{4}\u{2}int64_data\0\u{1}name\0\u{3}raw_data\0\u{3}double_data\0\u{4}\u{4}data_location\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 1: try { try decoder.decodeRepeatedInt64Field(value: &self.dims) }()
      case 2: try { try decoder.decodeSingularInt32Field(value: &self.dataType) }()
      case 4: try { try decoder.decodeRepeatedFloatField(value: &self.floatData) }()
      case 5: try { try decoder.decodeRepeatedInt32Field(value: &self.int32Data) }()
      case 7: try { try decoder.decodeRepeatedInt64Field(value: &self.int64Data) }()
      case 8: try { try decoder.decodeSingularStringField(value: &self.name) }()
      case 9: try { try decoder.decodeSingularBytesField(value: &self.rawData) }()
      case 10: try { try decoder.decodeRepeatedDoubleField(value: &self.doubleData) }()
      case 14: try { try decoder.decodeSingularInt32Field(value: &self.dataLocation) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !self.dims.isEmpty {
      try visitor.visitPackedInt64Field(value: self.dims, fieldNumber: 1)
    }
    if self.dataType != 0 {
      try visitor.visitSingularInt32Field(value: self.dataType, fieldNumber: 2)
    }
    if !self.floatData.isEmpty {
      try visitor.visitPackedFloatField(value: self.floatData, fieldNumber: 4)
    }
    if !self.int32Data.isEmpty {
      try visitor.visitPackedInt32Field(value: self.int32Data, fieldNumber: 5)
    }
    if !self.int64Data.isEmpty {
      try visitor.visitPackedInt64Field(value: self.int64Data, fieldNumber: 7)
    }
    if !self.name.isEmpty {
      try visitor.visitSingularStringField(value: self.name, fieldNumber: 8)
    }
    if !self.rawData.isEmpty {
      try visitor.visitSingularBytesField(value: self.rawData, fieldNumber: 9)
    }
    if !self.doubleData.isEmpty {
      try visitor.visitPackedDoubleField(value: self.doubleData, fieldNumber: 10)
    }
    if self.dataLocation != 0 {
      try visitor.visitSingularInt32Field(value: self.dataLocation, fieldNumber: 14)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_TensorProto, rhs: Onnx_TensorProto) -> Bool {
    if lhs.dims != rhs.dims {return false}
    if lhs.dataType != rhs.dataType {return false}
    if lhs.floatData != rhs.floatData {return false}
    if lhs.int32Data != rhs.int32Data {return false}
    if lhs.int64Data != rhs.int64Data {return false}
    if lhs.name != rhs.name {return false}
    if lhs.rawData != rhs.rawData {return false}
    if lhs.doubleData != rhs.doubleData {return false}
    if lhs.dataLocation != rhs.dataLocation {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}

nonisolated extension Onnx_ValueInfoProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = _protobuf_package + ".ValueInfoProto"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{1}name\0\u{1}type\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 1: try { try decoder.decodeSingularStringField(value: &self.name) }()
      case 2: try { try decoder.decodeSingularMessageField(value: &self._type) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !self.name.isEmpty {
      try visitor.visitSingularStringField(value: self.name, fieldNumber: 1)
    }
    try { if let v = self._type {
      try visitor.visitSingularMessageField(value: v, fieldNumber: 2)
    } }()
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_ValueInfoProto, rhs: Onnx_ValueInfoProto) -> Bool {
    if lhs.name != rhs.name {return false}
    if lhs._type != rhs._type {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}

nonisolated extension Onnx_TypeProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = _protobuf_package + ".TypeProto"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{3}tensor_type\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 1: try { try decoder.decodeSingularMessageField(value: &self._tensorType) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    try { if let v = self._tensorType {
      try visitor.visitSingularMessageField(value: v, fieldNumber: 1)
    } }()
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_TypeProto, rhs: Onnx_TypeProto) -> Bool {
    if lhs._tensorType != rhs._tensorType {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}

nonisolated extension Onnx_TypeProto.Tensor: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = Onnx_TypeProto.protoMessageName + ".Tensor"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{3}elem_type\0\u{1}shape\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 1: try { try decoder.decodeSingularInt32Field(value: &self.elemType) }()
      case 2: try { try decoder.decodeSingularMessageField(value: &self._shape) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if self.elemType != 0 {
      try visitor.visitSingularInt32Field(value: self.elemType, fieldNumber: 1)
    }
    try { if let v = self._shape {
      try visitor.visitSingularMessageField(value: v, fieldNumber: 2)
    } }()
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_TypeProto.Tensor, rhs: Onnx_TypeProto.Tensor) -> Bool {
    if lhs.elemType != rhs.elemType {return false}
    if lhs._shape != rhs._shape {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}

nonisolated extension Onnx_TensorShapeProto: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = _protobuf_package + ".TensorShapeProto"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{1}dim\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 1: try { try decoder.decodeRepeatedMessageField(value: &self.dim) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if !self.dim.isEmpty {
      try visitor.visitRepeatedMessageField(value: self.dim, fieldNumber: 1)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_TensorShapeProto, rhs: Onnx_TensorShapeProto) -> Bool {
    if lhs.dim != rhs.dim {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}

nonisolated extension Onnx_TensorShapeProto.Dimension: SwiftProtobuf.Message, SwiftProtobuf._MessageImplementationBase, SwiftProtobuf._ProtoNameProviding {
  static let protoMessageName: String = Onnx_TensorShapeProto.protoMessageName + ".Dimension"
  static let _protobuf_nameMap = SwiftProtobuf._NameMap(bytecode: "\0\u{3}dim_value\0\u{3}dim_param\0")

  mutating func decodeMessage<D: SwiftProtobuf.Decoder>(decoder: inout D) throws {
    while let fieldNumber = try decoder.nextFieldNumber() {
      switch fieldNumber {
      case 1: try { try decoder.decodeSingularInt64Field(value: &self.dimValue) }()
      case 2: try { try decoder.decodeSingularStringField(value: &self.dimParam) }()
      default: break
      }
    }
  }

  func traverse<V: SwiftProtobuf.Visitor>(visitor: inout V) throws {
    if self.dimValue != 0 {
      try visitor.visitSingularInt64Field(value: self.dimValue, fieldNumber: 1)
    }
    if !self.dimParam.isEmpty {
      try visitor.visitSingularStringField(value: self.dimParam, fieldNumber: 2)
    }
    try unknownFields.traverse(visitor: &visitor)
  }

  static func ==(lhs: Onnx_TensorShapeProto.Dimension, rhs: Onnx_TensorShapeProto.Dimension) -> Bool {
    if lhs.dimValue != rhs.dimValue {return false}
    if lhs.dimParam != rhs.dimParam {return false}
    if lhs.unknownFields != rhs.unknownFields {return false}
    return true
  }
}
