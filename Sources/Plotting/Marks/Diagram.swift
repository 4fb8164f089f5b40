public import Formula

/// A graph of labelled nodes: the picture of a network.
public struct Diagram: Hashable, Sendable {
  /// A labelled place.
  public struct Node: Hashable, Sendable {
    /// The outline of a node.
    public enum Shape: String, Hashable, Sendable {
      /// A circle: an input, a sum or a neuron.
      case circle
      /// A box: a layer or an activation.
      case box
      /// No outline: words, dots.
      case bare
    }

    /// The centre, in data units of the panel.
    public var position: Sample
    /// What is written in it.
    public var label: Notation?
    /// What is written under it, smaller.
    public var caption: Notation?
    /// The outline.
    public var shape: Shape
    /// Whose colour it has; nil for the colour of text.
    public var series: Series?
    /// The name of the value that leaves it: a row may break behind the node and begin again with
    /// this name.
    public var joint: Notation?

    /// Makes a node.
    public init(
      at position: Sample, label: Notation? = nil, caption: Notation? = nil,
      shape: Shape = .circle, series: Series? = nil, joint: Notation? = nil
    ) {
      self.position = position
      self.label = label
      self.caption = caption
      self.shape = shape
      self.series = series
      self.joint = joint
    }
  }

  /// A connection with an arrow head.
  public struct Edge: Hashable, Sendable {
    /// Index of the node it leaves.
    public var from: Int
    /// Index of the node it enters.
    public var to: Int
    /// What is written on it: a weight.
    public var label: Notation?
    /// Sideways bulge as a fraction of its length, 0 for straight, positive to the left of its
    /// direction: the arc of a residual connection.
    public var bend: Double
    /// Relative strength from 0 to 1: line width and shade.
    public var strength: Double
    /// Where along the edge its label stands: 0 at the start, 1 at the end.
    public var labelPlace: Double

    /// Makes an edge.
    public init(
      from: Int, to: Int, label: Notation? = nil, bend: Double = 0, strength: Double = 1,
      labelPlace: Double = 0.5
    ) {
      self.from = from
      self.to = to
      self.label = label
      self.bend = bend
      self.strength = strength
      self.labelPlace = labelPlace
    }
  }

  /// How the nodes find their places.
  public enum Arrangement: String, Hashable, Sendable {
    /// In columns at their positions, spread over the panel.
    case placed
    /// One behind the other, in as many rows as the panel's width asks for.
    case row
  }

  /// How the nodes find their places.
  public var arrangement: Arrangement
  /// The nodes.
  public var nodes: [Node]
  /// The edges, drawn beneath the nodes.
  public var edges: [Edge]

  /// Makes a diagram.
  public init(nodes: [Node], edges: [Edge], arrangement: Arrangement = .placed) {
    precondition(
      edges.allSatisfy { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) },
      "edge without node")
    self.arrangement = arrangement
    self.nodes = nodes
    self.edges = edges
  }
}
