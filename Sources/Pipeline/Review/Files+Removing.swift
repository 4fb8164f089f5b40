import Glibc

extension Files {
  /// Removes a file; one that is not there is no fault.
  static func remove(_ path: String) throws(Failure) {
    if unsafe unlink(path) != 0, exists(path) { throw Failure("\(path): can't be removed") }
  }
}
