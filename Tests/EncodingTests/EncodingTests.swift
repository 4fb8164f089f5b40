import Encoding
import Testing

/// The examples of FIPS 180-4's validation set.
@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  (
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  ),
])
func `SHA-256 of the standard's examples`(text: String, hash: String) {
  #expect(SHA256.hex(Array(text.utf8)) == hash)
}

/// Lengths around the end of a block.
@Test(
  arguments: [
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ] as [(Int, String)])
func `SHA-256 of many letters`(count: Int, hash: String) {
  #expect(SHA256.hex(Array(repeating: UInt8(ascii: "a"), count: count)) == hash)
}

@Test func `a message in parts has the hash of the whole`() {
  let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
  for cut in [0, 1, 55, 56, 63, 64, 65, 128, 299] {
    var hash = SHA256()
    hash.add(Array(message[..<cut]))
    hash.add(Array(message[cut...]))
    #expect(hash.digest() == SHA256.digest(message))
  }
}

/// RFC 4648, section 10.
@Test(
  arguments: zip(
    ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
    ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]))
func `Base64 of the standard's examples, both ways`(plain: String, coded: String) {
  #expect(Base64.encoded(Array(plain.utf8)) == coded)
  #expect(Base64.decoded(coded) == Array(plain.utf8))
}

@Test func `other characters are no Base64`() { #expect(Base64.decoded("Zm9v!") == nil) }

@Test func `markup hides no quote behind a combining mark`() {
  #expect(Markup.escaped("\"\u{301}<&>'") == "&quot;\u{301}&lt;&amp;&gt;&#39;")
  #expect(Markup.escaped("\u{1}\u{FFFE}") == "\u{FFFD}\u{FFFD}")
  #expect(Markup.escaped("a\n'b'", for: .content) == "a\n'b'")
  #expect(Markup.escaped("a\n") == "a&#10;")
}

@Test func `a slip of the pen finds its word`() {
  #expect(Spelling.nearest(to: "tnah", among: ["sin", "tanh", "cosh"]) == "tanh")
  #expect(Spelling.nearest(to: "Degre", among: ["degree"]) == "degree")
  #expect(Spelling.nearest(to: "quux", among: ["tan", "sin"]) == nil)
  #expect(Spelling.distance("abcd", "acbd") == 1)
  #expect(Spelling.distance("", "abc") == 3)
}

/// The offset basis and the hash of "a" from the authors' page of test vectors.
@Test func `FNV-1a of the authors' vectors`() {
  #expect(Fingerprint(of: "").hex == "cbf29ce484222325")
  #expect(Fingerprint(of: "a").hex == "af63dc4c8601ec8c")
}
