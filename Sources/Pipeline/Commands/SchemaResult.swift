public import Encoding
import Approximation
import Networks
import Specification

/// The JSON Schema of figure specifications, as `schema` prints it for editors.
public struct SchemaResult: Sendable {
  /// Makes the schema of this version.
  public init() {}

  /// The schema, JSON Schema draft 2020-12.
  public var document: JSON {
    .pairs([
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "$id": .text("residuum.figure/1"),
      "title": .text("Residuum figure"),
      "type": .text("object"),
      "additionalProperties": .flag(false),
      "required": .texts(["panels"]),
      "properties": .pairs([
        "title": Self.prose, "caption": Self.prose, "function": Self.expression,
        "name": Self.prose, "domain": Self.ends, "view": Self.ends,
        "weight": Self.described(
          "The weight of the inner product in which all errors are measured, an expression in x; "
            + "projections without a basis or weight of their own use its polynomials",
          type: ["string", "number"]),
        "precision": .pairs([
          "description": .text("Bits in which errors are computed, for errors below 1e-16"),
          "type": .text("integer"),
          "minimum": .integer(FigureSpec.precisionRange.lowerBound),
          "maximum": .integer(FigureSpec.precisionRange.upperBound),
        ]),
        "approximants": .pairs([
          "type": .text("array"),
          "items": .pairs(["oneOf": .array(Self.approximants)]),
        ]),
        "network": Self.network,
        "activations": Self.described(
          "Activations of an atlas figure: " + Activation.names.joined(separator: ", "),
          type: ["array", "string"]),
        "panels": .pairs([
          "type": .text("array"), "minItems": .integer(1),
          "items": .pairs(["oneOf": .array([Self.panelWord, Self.panelOptions])]),
        ]),
        "size": Self.object([
          "width": Self.length, "panelHeight": Self.length,
          "scale": .pairs(["type": .text("number")]),
          "columns": .pairs(["type": .text("integer"), "minimum": .integer(1)]),
        ]),
        "theme": Self.words(FigureSpec.Theme.allCases.map(\.rawValue)),
      ]),
    ])
  }

  private static let prose = described("Prose with $…$ mathematics", type: "string")
  private static let length = described("A length such as 183mm", type: "string")
  private static let expression = JSON.pairs([
    "description": .text("An expression in x"), "type": .texts(["string", "number"]),
  ])
  private static let ends = JSON.pairs([
    "description": .text("Two ends, such as [-1, 1] or [0, inf]"), "type": .text("array"),
    "items": .pairs(["type": .texts(["string", "number"])]), "minItems": .integer(2),
    "maxItems": .integer(2),
  ])
  private static let degree = JSON.pairs([
    "description": .text("A degree, or a list of them"),
    "type": .texts(["integer", "array", "string"]),
  ])
  private static let flag = JSON.pairs(["type": .text("boolean")])
  private static let values = JSON.pairs(["type": .texts(["array", "string"])])

  private static var approximants: [JSON] {
    let common: KeyValuePairs<String, JSON> = ["name": prose, "label": prose, "degree": degree]
    let family = described(
      "A family: " + OrthogonalFamily.names.joined(separator: ", "), type: "string")
    return [
      single("taylor", Array(common) + [("at", expression)]),
      single(
        "projection",
        [
          ("name", prose), ("label", prose),
          (
            "degree",
            described(
              "A degree, a list of them, or auto: until the coefficients end",
              type: ["integer", "array", "string"])
          ), ("basis", family),
          (
            "weight",
            described(
              "A weight whose polynomials are generated; excludes basis",
              type: ["string", "number"])
          ),
        ]),
      single(
        "interpolation", Array(common) + [("nodes", words(NodeFamily.allCases.map(\.rawValue)))]),
      single(
        "minimax",
        Array(common) + [
          ("relative", flag),
          (
            "weight",
            described(
              "A positive factor of the error; excludes relative", type: ["string", "number"])
          ),
        ]),
      single("bernstein", Array(common)),
      single(
        "rational",
        [
          ("name", prose), ("label", prose),
          ("type", pair("Degrees of the best function: [numerator, denominator]")),
          ("aaa", described("AAA to this tolerance, such as 1e-10", type: ["string", "number"])),
          ("pade", pair("Degrees of Padé's approximant: [numerator, denominator]")),
          ("at", expression),
        ]),
      single(
        "construction",
        [
          ("name", prose), ("label", prose),
          ("of", words(ApproximantSpec.Construction.allCases.map(\.rawValue))),
          ("depth", degree),
        ]),
      single("realization", [("name", prose), ("label", prose), ("polynomial", expression)]),
      single("network", network),
    ]
  }

  private static func pair(_ description: String) -> JSON {
    .pairs([
      "description": .text(description), "type": .text("array"),
      "items": .pairs(["type": .text("integer"), "minimum": .integer(0)]),
      "minItems": .integer(2), "maxItems": .integer(2),
    ])
  }

  /// A chain with given weights, a network to fit, one in a file, or one with its layers.
  private static var network: JSON {
    let integer = JSON.pairs(["type": .text("integer")])
    let activation = described("An activation, such as square", type: "string")
    let row = JSON.pairs(["type": .text("array"), "items": expression])
    let layer = object([
      "weights": .pairs([
        "description": .text("One row of weights a unit"), "type": .text("array"), "items": row,
      ]),
      "biases": values, "activation": activation, "residual": flag,
    ])
    return object([
      "name": prose, "label": prose, "activation": activation, "residual": flag, "bias": flag,
      "depth": integer, "width": integer,
      "file": described("A trained network: YAML or ONNX", type: "string"),
      "layers": .pairs(["type": .text("array"), "items": layer]),
      "weights": values, "biases": values,
      "head": described("Factor and constant of a F + b", type: ["array", "string"]),
      "fit": object(["starts": integer, "seed": integer]),
    ])
  }

  private static var panelWord: JSON { words(PanelSpec.Kind.allCases.map(\.rawValue)) }

  private static var panelOptions: JSON {
    let options = object([
      "title": prose, "window": ends, "degrees": .pairs(["type": .text("integer")]),
      "against": words(PanelSpec.Abscissa.allCases.map(\.rawValue)),
      "norm": words(PanelSpec.Norm.allCases.map(\.rawValue)), "show": values, "basis": prose,
      "decay": flag,
    ])
    return .pairs([
      "type": .text("object"), "additionalProperties": .flag(false), "maxProperties": .integer(1),
      "properties": .object(PanelSpec.Kind.allCases.map { (key: $0.rawValue, value: options) }),
    ])
  }

  private static func described(_ description: String, type: String) -> JSON {
    .pairs(["description": .text(description), "type": .text(type)])
  }

  private static func described(_ description: String, type: [String]) -> JSON {
    .pairs(["description": .text(description), "type": .texts(type)])
  }

  private static func words(_ words: [String]) -> JSON {
    .pairs(["type": .text("string"), "enum": .texts(words)])
  }

  private static func object(_ properties: KeyValuePairs<String, JSON>) -> JSON {
    object(Array(properties))
  }

  private static func object(_ properties: [(key: String, value: JSON)]) -> JSON {
    .pairs([
      "type": .text("object"), "additionalProperties": .flag(false),
      "properties": .object(properties),
    ])
  }

  private static func single(_ key: String, _ properties: [(String, JSON)]) -> JSON {
    single(key, object(properties.map { (key: $0.0, value: $0.1) }))
  }

  private static func single(_ key: String, _ value: JSON) -> JSON {
    .pairs([
      "type": .text("object"), "additionalProperties": .flag(false), "required": .texts([key]),
      "properties": .object([(key: key, value: value)]),
    ])
  }
}
