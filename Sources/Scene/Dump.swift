extension Scene {
  /// The scene as canonical text: a line for each node, indented by depth.
  ///
  /// Attributes stand in alphabetical order and numbers have at most three decimals, enough to tell
  /// quantised coordinates apart. Equal scenes have equal dumps, and a line that differs names what
  /// changed.
  public var dump: String {
    var text = "scene"
    if let background { text += " background=\(background.dump)" }
    text += " size=\(decimal(size.width)),\(decimal(size.height))"
    text += " summary=\(quoted(summary)) title=\(quoted(title))\n"
    for element in elements { element.dump(into: &text, indent: "  ") }
    return text
  }
}

extension Element {
  fileprivate func dump(into text: inout String, indent: String) {
    text += indent
    switch self {
    case .fill(let path, let ink):
      text += "fill ink=\(ink.dump) path=\(path.dump)\n"
    case .stroke(let path, let stroke):
      text += "stroke \(stroke.dump) path=\(path.dump)\n"
    case .markers(let marker, let points):
      text += "markers at=\(points.map(\.dump).joined(separator: ";"))"
      if let fill = marker.fill { text += " fill=\(fill.dump)" }
      text += " shape=\(marker.shape.dump)"
      if let stroke = marker.stroke { text += " \(stroke.dump)" }
      text += "\n"
    case .glyphs(let run):
      let glyphs = run.glyphs.map { "\($0.id)@\($0.origin.dump)" }.joined(separator: ";")
      text += "glyphs font=\(run.font) glyphs=\(glyphs) ink=\(run.ink.dump)"
      if !run.isLive { text += " live=no" }
      text += " size=\(decimal(run.size)) text=\(quoted(run.text))\n"
    case .group(let group):
      text += "group"
      if let clip = group.clip {
        text += " clip=\(Point(x: clip.x, y: clip.y).dump)"
        text += ",\(decimal(clip.width)),\(decimal(clip.height))"
      }
      text += " id=\(quoted(group.id))"
      if let label = group.label { text += " label=\(quoted(label))" }
      text += " role=\(quoted(group.role))\n"
      for element in group.elements { element.dump(into: &text, indent: indent + "  ") }
    }
  }
}

extension Point {
  fileprivate var dump: String { "\(decimal(x)),\(decimal(y))" }
}

extension Ink {
  fileprivate var dump: String {
    let channels =
      color.alpha == 255
      ? [color.red, color.green, color.blue]
      : [color.red, color.green, color.blue, color.alpha]
    let hex = channels.map { channel in
      let digits = String(channel, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    return "\(role)#\(hex.joined())"
  }
}

extension Stroke {
  fileprivate var dump: String {
    var text = "cap=\(cap.rawValue)"
    if !dash.isEmpty { text += " dash=\(dash.map(decimal).joined(separator: ","))" }
    return text + " ink=\(ink.dump) join=\(join.rawValue) width=\(decimal(width))"
  }
}

extension Path {
  fileprivate var dump: String {
    steps.map { step in
      switch step {
      case .move(let point): "M\(point.dump)"
      case .line(let point): "L\(point.dump)"
      case .curve(let first, let second, let end): "C\(first.dump);\(second.dump);\(end.dump)"
      case .close: "Z"
      }
    }.joined()
  }
}

private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "\n": result += "\\n"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// At most three decimals, no trailing zeros, no exponent.
private func decimal(_ value: Double) -> String {
  let thousandths = (value * 1000).rounded()
  guard abs(thousandths) < 1e15 else { return "\(value)" }
  let whole = Int(thousandths)
  var digits = String(abs(whole) % 1000)
  digits = String(repeating: "0", count: 3 - digits.count) + digits
  while digits.last == "0" { digits.removeLast() }
  let sign = whole < 0 ? "-" : ""
  return "\(sign)\(abs(whole) / 1000)" + (digits.isEmpty ? "" : ".\(digits)")
}
