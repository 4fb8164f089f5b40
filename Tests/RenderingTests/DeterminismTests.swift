import Rendering
import Scene
import Testing
import Typography

private enum Format: CaseIterable {
  case png, svg, live, pdf, pdfOutlines

  func render(_ scene: Scene, _ fonts: FontLibrary) throws -> [UInt8] {
    switch self {
    case .png: try PNGRenderer(fonts: fonts, dotsPerInch: 96).render(scene)
    case .svg: Array(SVGRenderer(fonts: fonts).render(scene).utf8)
    case .live: Array(SVGRenderer(fonts: fonts, text: .live).render(scene).utf8)
    case .pdf: try PDFRenderer(fonts: fonts).render(scene)
    case .pdfOutlines: try PDFRenderer(fonts: fonts, text: .outlines).render(scene)
    }
  }
}

@Test(arguments: Format.allCases)
private func `two runs give equal bytes`(format: Format) throws {
  let runs = try (0..<2).map { _ in
    let fonts = try FontLibrary()
    return try format.render(ProofSheet.scene(Typesetter(fonts: fonts)).quantised(), fonts)
  }
  #expect(!runs[0].isEmpty)
  #expect(runs[0] == runs[1])
}

@Test(arguments: Format.allCases)
private func `tasks that share the fonts give the bytes of one alone`(format: Format) async throws {
  let fonts = try FontLibrary()
  let alone = try format.render(ProofSheet.scene(Typesetter(fonts: fonts)).quantised(), fonts)
  let fresh = try FontLibrary()
  try await withThrowingTaskGroup(of: [UInt8].self) { group in
    for _ in 0..<6 {
      group.addTask {
        try format.render(ProofSheet.scene(Typesetter(fonts: fresh)).quantised(), fresh)
      }
    }
    for try await bytes in group { #expect(bytes == alone) }
  }
}
