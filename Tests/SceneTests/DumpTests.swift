import Scene
import Testing

@Test
func `the dump tells every node in one line`() {
  let text = Ink(Color(hex: 0x102030), role: "text")
  let pale = Ink(Color(red: 255, green: 0, blue: 10, alpha: 128), role: "series1")
  let corner = Point(x: 1.5, y: -0.003_906_25)
  let run = GlyphRun(
    font: "F", size: 8, ink: text, glyphs: [.init(id: 7, origin: corner)], text: "a\"b")
  let stroke = Stroke(ink: pale, width: 1.2, dash: [3, 1.5])
  let group = Group(
    role: "series", id: "s1", label: "line\n2",
    clip: Rectangle(x: 0, y: 1, width: 2, height: 3),
    elements: [
      .stroke(.polyline([corner, Point(x: 2, y: 0)]), stroke),
      .markers(
        Marker(shape: Path([.move(corner), .close]), fill: pale, stroke: nil), at: [corner]),
    ])
  let scene = Scene(
    size: Size(width: 10, height: 20.25), background: text, title: "T", summary: "",
    elements: [.group(group), .glyphs(run)])
  #expect(
    scene.dump == """
      scene background=text#102030 size=10,20.25 summary="" title="T"
        group clip=0,1,2,3 id="s1" label="line\\n2" role="series"
          stroke cap=butt dash=3,1.5 ink=series1#ff000a80 join=bevel width=1.2 path=M1.5,-0.004L2,0
          markers at=1.5,-0.004 fill=series1#ff000a80 shape=M1.5,-0.004Z
        glyphs font=F glyphs=7@1.5,-0.004 ink=text#102030 size=8 text="a\\"b"

      """)
}
