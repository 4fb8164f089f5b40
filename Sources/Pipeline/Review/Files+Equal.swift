import Glibc

extension Files {
  /// The bytes of two files that hold the same; nil when they differ or can't be read.
  ///
  /// Without Foundation, whose first use costs more than the comparison.
  static func equalBytes(_ first: String, _ second: String) -> [UInt8]? {
    guard let a = contents(first), let b = contents(second), a == b else { return nil }
    return a
  }

  private static func contents(_ path: String) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let part = unsafe read(file, buffer.baseAddress.map { unsafe $0 + count }, size - count)
        guard part > 0 else { return }
        count += part
      }
    }
    return bytes.count == size ? bytes : nil
  }
}
