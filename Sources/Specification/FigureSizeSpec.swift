/// The physical size of a figure.
public struct FigureSizeSpec: Sendable {
  /// Width in millimetres; nil for the theme's default for the number of panels.
  public var width: Double?
  /// Height of one panel in millimetres.
  public var panelHeight: Double?
  /// Pixels of the PNG per 1/144 inch.
  public var scale: Double?
  /// Panels side by side before a new row starts.
  public var columns: Int?

  static func read(_ fields: FieldReader?, _ faults: inout [SpecificationFault]) -> FigureSizeSpec {
    guard var fields else { return FigureSizeSpec() }
    let size = FigureSizeSpec(
      width: fields.millimetres("width", &faults),
      panelHeight: fields.millimetres("panelHeight", &faults),
      scale: fields.number("scale", in: 0.25...8, &faults)?.value,
      columns: fields.integer("columns", in: 1...6, &faults)?.value)
    fields.finish(&faults)
    return size
  }
}

extension FieldReader {
  /// A length such as `183mm`, `8.9cm`, `3.5in` or `252pt`, in millimetres.
  mutating func millimetres(_ key: String, _ faults: inout [SpecificationFault]) -> Double? {
    guard let text = text(key, &faults) else { return nil }
    let units: [(String, Double)] = [("mm", 1), ("cm", 10), ("in", 25.4), ("pt", 25.4 / 72)]
    for (unit, factor) in units where text.value.hasSuffix(unit) {
      let digits = text.value.dropLast(unit.count).trimmed
      if let value = Double(digits), (10...1000).contains(value * factor) { return value * factor }
    }
    faults.append(
      SpecificationFault(
        .outOfRange(key: key, expected: "a length from 10mm to 1000mm, such as 183mm"),
        at: text.place))
    return nil
  }
}
