/// How far a fit has come.
public enum FitStage: Sendable, Equatable {
  /// So many starts are finished.
  case starts(Int)
  /// The best start is carried on in arithmetic of so many bits, at this step.
  case refinement(bits: Int, step: Int)
}
