import Encoding

/// What a page may do: show itself, and nothing else.
enum ContentPolicy {
  /// The Content Security Policy of a page with one style sheet and no script.
  static func text(style: String) -> String {
    let digest = Base64.encoded(SHA256.digest(Array(style.utf8)))
    return "default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; font-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }
}
