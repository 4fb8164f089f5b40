public import Scene

extension Figure {
  /// The figure with every place, tick and word decided.
  ///
  /// Deterministic: the same figure and fonts give the same scene on every machine. Coordinates are
  /// quantised to 1/256 pt. Height follows from the content: title, rows of panels, shared legend.
  /// - Throws: `SceneError.nonFinite` never for data, which are checked and counted, but for a theme
  ///   or size with numbers that aren't finite.
  /// - Complexity: O(samples), plus a bounded number of text measurements.
  public func laidOut(measuring: any TextMeasuring) throws(SceneError) -> FigureLayout {
    let composer = FigureComposer(self, lettering: Lettering(theme: theme, measuring: measuring))
    let scene = try composer.scene().quantised()
    return FigureLayout(scene: scene, facts: composer.facts)
  }
}
