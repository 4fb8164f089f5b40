import Templates

/// The template and the style sheet that a page is set with.
public struct PageShell: Hashable, Sendable {
  /// The Mustache template.
  public var template: String
  /// What faults in the template are reported against.
  public var templateName: String
  /// The style sheet.
  public var css: String

  /// Makes a shell.
  public init(template: String, templateName: String = "page.mustache", css: String) {
    self.template = template
    self.templateName = templateName
    self.css = css
  }

  /// The shell that travels inside the command.
  public static var standard: PageShell {
    PageShell(template: Templates.page, css: Templates.style)
  }
}

/// A font that travels inside the page.
public struct FontFace: Hashable, Sendable {
  /// What a font is used for.
  public enum Use: String, Hashable, Sendable, CaseIterable {
    /// Prose, upright.
    case text
    /// Prose, italic.
    case italic
    /// Prose, bold.
    case bold
    /// Prose, bold italic.
    case boldItalic
    /// Formulas; needs a MATH table.
    case mathematics
  }

  /// What it is used for.
  public var use: Use
  /// The OpenType font in Base64.
  public var base64: String

  /// Makes a font face.
  public init(use: Use, base64: String) {
    self.use = use
    self.base64 = base64
  }
}
