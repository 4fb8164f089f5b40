import Formula

extension MathLayout {
  /// A base with its subscript and superscript (appendix G, rule 18).
  func scripts(_ base: Notation, sub: Notation?, sup: Notation?, _ style: Style) -> Atom {
    let parts = atoms(base, style)
    let single = parts.count == 1 ? parts.first : nil
    let nucleus = single?.box ?? row(parts, style)
    let box = attach(
      nucleus, sub: sub.map { self.box($0, style.subscript) },
      sup: sup.map { self.box($0, style.superscript) }, style)
    return Atom(box, left: single?.left ?? .ordinary, right: single?.right ?? .ordinary)
  }

  /// Scripts beside a nucleus.
  ///
  /// - Parameter isLargeOperator: whether the slant of the nucleus moves the subscript to the left
  ///   (the foot of an integral sign) rather than the superscript to the right.
  func attach(
    _ nucleus: Box, sub: Box?, sup: Box?, _ style: Style, isLargeOperator: Bool = false
  ) -> Box {
    var up =
      style.cramped
      ? constant(.superscriptShiftUpCramped, style)
      : constant(.superscriptShiftUp, style)
    var down = constant(.subscriptShiftDown, style)
    if !nucleus.isCharacter {
      up = max(up, nucleus.ascent - constant(.superscriptBaselineDropMax, style))
      down = max(down, nucleus.descent + constant(.subscriptBaselineDropMin, style))
    }
    if let sup { up = max(up, sup.descent + constant(.superscriptBottomMin, style)) }
    if let sub { down = max(down, sub.ascent - constant(.subscriptTopMax, style)) }
    if let sub, let sup {
      let missing =
        constant(.subSuperscriptGapMin, style)
        - ((up - sup.descent) - (sub.ascent - down))
      if missing > 0 {
        let room = constant(.superscriptBottomMaxWithSubscript, style) - (up - sup.descent)
        let raised = min(missing, max(0, room))
        up += raised
        down += missing - raised
      }
    }
    var box = Box()
    box.place(nucleus, x: 0)
    var width = nucleus.width
    if let sup {
      let x = nucleus.width + (isLargeOperator ? 0 : nucleus.italicCorrection)
      box.place(sup, x: x, y: -up)
      width = x + sup.width
    }
    if let sub {
      let x = nucleus.width - (isLargeOperator ? nucleus.italicCorrection : 0)
      box.place(sub, x: x, y: down)
      width = max(width, x + sub.width)
    }
    box.width = width + constant(.spaceAfterScript, style)
    return box
  }
}
