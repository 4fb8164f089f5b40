import Formula
import Scene
import Testing

@testable import Plotting

@Test(arguments: Theme.all)
func `series have a contrast of three to one on the page`(_ theme: Theme) {
  for color in theme.palette.series + [theme.palette.auxiliary] {
    #expect(color.contrast(with: theme.palette.background) >= 3)
  }
  #expect(theme.palette.text.contrast(with: theme.palette.background) >= 7)
  #expect(theme.palette.target.contrast(with: theme.palette.background) >= 7)
}

@Test(arguments: Theme.all, ColorVision.allCases)
func `series stay apart for every kind of colour vision`(_ theme: Theme, _ vision: ColorVision) {
  let colors = theme.palette.series + [theme.palette.target]
  for (index, color) in colors.enumerated() {
    for other in colors[..<index] {
      // Petroff's own six reach 0.114.
      #expect(vision.distance(color, other) >= 0.114)
    }
  }
}

@Test(arguments: Theme.all)
func `names in a series' colour are readable as text`(_ theme: Theme) {
  for index in 0..<12 {
    let look = theme.look(of: .approximant(index))
    #expect(look.textInk.color.contrast(with: theme.palette.background) >= 4.5)
  }
}

@Test(arguments: Theme.all)
func `twelve series differ without colour`(_ theme: Theme) {
  let looks = (0..<12).map { theme.look(of: .approximant($0)) }
  let grey = Set(looks.map { "\(String(describing: $0.marker)) \($0.dash)" })
  #expect(grey.count == 12)
  #expect(theme.look(of: .target).dash.isEmpty)
}

@Test func `contrast is that of the guideline`() {
  let black = Color(hex: 0)
  let white = Color(hex: 0xFFFFFF)
  #expect(abs(black.contrast(with: white) - 21) < 1e-12)
  #expect(abs(Color(hex: 0x777777).contrast(with: white) - 4.48) < 0.005)
  #expect(white.contrast(with: white) == 1)
}
