import Foundation
import Rendering
import Scene
import Testing
import Typography

/// Writes the sheet where `RESIDUUM_PROOF` says, to be looked at.
@Test(.enabled(if: ProcessInfo.processInfo.environment["RESIDUUM_PROOF"] != nil))
func `the proof sheet can be looked at`() throws {
  let fonts = try FontLibrary()
  let folder = ProcessInfo.processInfo.environment["RESIDUUM_PROOF"] ?? "."
  let scene = try ProofSheet.scene(Typesetter(fonts: fonts)).quantised()
  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }
  try write(PNGRenderer(fonts: fonts).render(scene), "sheet.png")
  try write(Array(SVGRenderer(fonts: fonts).render(scene).utf8), "sheet.svg")
  try write(Array(SVGRenderer(fonts: fonts, text: .live).render(scene).utf8), "live.svg")
  try write(PDFRenderer(fonts: fonts).render(scene), "sheet.pdf")
  try write(CairoSVGRenderer(fonts: fonts).render(scene), "cairo.svg")
  try write(Array(scene.dump.utf8), "sheet.txt")
  try write(fonts.subset(of: .math, covering: "fnkxP∑∫√(){}‖|[]⟨⟩=+−0123456789^→"), "math.otf")
  try write(fonts.subset(of: .text, covering: "Proof of the subset: sin, log"), "text.otf")
}
