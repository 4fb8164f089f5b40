import Encoding
import Imaging
import Scene

extension FigureModel.Part {
  /// Checksums for every group that draws something itself, and for the page.
  static func all(of scene: Scene, _ groups: [(id: String, group: Group)]) -> [FigureModel.Part] {
    let paper = Element.fill(
      .rectangle(Rectangle(x: 0, y: 0, width: scene.size.width, height: scene.size.height)),
      scene.background ?? Ink(Color(red: 0, green: 0, blue: 0, alpha: 0), role: "none"))
    return [FigureModel.Part("page", "page", [paper] + scene.elements, clip: nil)].compactMap(
      \.self)
      + groups.compactMap { FigureModel.Part($0, $1.role, $1.elements, clip: $1.clip) }
  }

  /// Nil for a group that only holds other groups.
  private init?(_ id: String, _ role: String, _ elements: [Element], clip: Rectangle?) {
    let own = elements.filter { if case .group = $0 { false } else { true } }
    if own.isEmpty { return nil }
    func digest(_ elements: [Element]) -> String {
      let group = Group(role: "", id: "", clip: clip, elements: elements)
      let part = Scene(
        size: Size(width: 0, height: 0), background: nil, title: "", summary: "",
        elements: [.group(group)])
      return String(Fingerprint(of: part.dump).hex.prefix(12))
    }
    self.init(id: id, role: role, shape: digest(own.map(\.unpainted)), paint: digest(own))
  }
}

extension Element {
  /// The element in one colour and one width.
  fileprivate var unpainted: Element {
    let ink = Ink(Color(hex: 0), role: "")
    let stroke = Stroke(ink: ink, width: 1)
    switch self {
    case .fill(let path, _): return .fill(path, ink)
    case .stroke(let path, _): return .stroke(path, stroke)
    case .markers(let marker, let points):
      return .markers(
        Marker(
          shape: marker.shape, fill: marker.fill.map { _ in ink },
          stroke: marker.stroke.map { _ in stroke }), at: points)
    case .glyphs(var run):
      run.ink = ink
      return .glyphs(run)
    case .group: return self
    }
  }
}
