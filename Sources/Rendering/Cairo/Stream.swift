import CCairo

/// Bytes that a vector surface of Cairo writes.
///
/// - Parameters:
///   - create: makes the surface from a write function and its closure.
///   - body: draws on it.
func stream(
  _ create: (
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UInt32
    ) -> cairo_status_t, UnsafeMutableRawPointer
  ) -> OpaquePointer?,
  _ body: (OpaquePointer) -> RenderingError?
) throws(RenderingError) -> [UInt8] {
  var bytes: [UInt8] = []
  var failure: RenderingError?
  unsafe withUnsafeMutablePointer(to: &bytes) { bytes in
    let surface = unsafe create(
      { closure, data, count in
        let bytes = unsafe closure?.assumingMemoryBound(to: [UInt8].self)
        unsafe bytes?.pointee.append(
          contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, UnsafeMutableRawPointer(bytes))
    guard let surface = unsafe surface else {
      failure = .cairo("no surface")
      return
    }
    failure = unsafe body(surface)
    unsafe cairo_surface_finish(surface)
    let status = unsafe cairo_surface_status(surface)
    if status != CAIRO_STATUS_SUCCESS {
      failure = failure ?? .cairo(unsafe String(cString: cairo_status_to_string(status)))
    }
    unsafe cairo_surface_destroy(surface)
  }
  if let failure { throw failure }
  return bytes
}
