public import Scene

/// A figure with everything decided: the picture, and what its captions may say.
public struct FigureLayout: Hashable, Sendable {
  /// The picture.
  public var scene: Scene
  /// What was shown, cut and closed.
  public var facts: FigureFacts

  /// Makes a layout.
  public init(scene: Scene, facts: FigureFacts) {
    self.scene = scene
    self.facts = facts
  }
}
