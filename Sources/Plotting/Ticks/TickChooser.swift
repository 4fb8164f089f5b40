/// Chooses the ticks of an axis for the room that its labels have.
enum TickChooser {
  /// The ticks that the axis asks for, with labels that don't touch.
  static func choose(for axis: Axis, in room: TickRoom) -> TickSet {
    guard axis.isShown else { return TickSet([]) }
    switch axis.ticks {
    case .named(let ticks):
      let window = room.map.window
      let inside = ticks.filter { window.contains($0.value) }.sorted { $0.value < $1.value }
      return TickSet(
        room.thinned(
          inside.map { tick in
            tick.label.map { Tick(tick.value, label: $0) } ?? Tick(tick.value, rank: .minor)
          }))
    case .integers:
      return room.map.scale == .logarithmic
        ? LogarithmicTicks.choose(in: room)
        : LinearTicks.choose(in: room, onlyIntegers: true)
    case .piMultiples:
      return PiTicks.choose(in: room)
    case .automatic:
      return room.map.scale == .logarithmic
        ? LogarithmicTicks.choose(in: room)
        : LinearTicks.choose(in: room)
    }
  }
}
