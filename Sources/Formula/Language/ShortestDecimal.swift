/// The shortest decimal that reads back as `x`, without a trailing `.0`.
package func shortest(_ x: Double) -> String {
  let text = "\(x)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
