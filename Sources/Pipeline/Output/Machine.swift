import Foundation

/// How many processors are there to work on.
var processorCount: Int { ProcessInfo.processInfo.activeProcessorCount }

/// A short digest of a text: 64-bit FNV-1a (Fowler, Noll, Vo 1991) in hexadecimal.
///
/// It tells scenes apart in listings; it is no protection against intent.
func fingerprint(_ text: String) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 {
    hash ^= UInt64(byte)
    hash &*= 0x100_0000_01B3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

/// Bytes in Base64.
func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
