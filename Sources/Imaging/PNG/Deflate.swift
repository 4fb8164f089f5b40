import CDeflate

/// A compressor for zlib streams, owner of its C handle.
@safe
struct Deflater: ~Copyable {
  private let handle: OpaquePointer

  /// A compressor at libdeflate's `level`, 0 to 12.
  init(level: Int32) {
    guard let handle = unsafe libdeflate_alloc_compressor(level) else {
      preconditionFailure("no memory for a compressor, or no such level")
    }
    unsafe self.handle = handle
  }

  deinit { unsafe libdeflate_free_compressor(handle) }

  /// The zlib stream of `bytes`.
  func zlib(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let bound = unsafe libdeflate_zlib_compress_bound(handle, bytes.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { out, count in
      count = unsafe libdeflate_zlib_compress(
        handle, bytes.baseAddress, bytes.count, out.baseAddress, bound)
    }
  }
}

/// What became of an inflation.
enum Inflation: Equatable {
  /// The stream ended after this many bytes.
  case done(Int)
  /// The stream is damaged, or its checksum wrong.
  case damaged
  /// The output is longer than the room given.
  case overflow
}

/// A decompressor for zlib streams, owner of its C handle.
@safe
struct Inflater: ~Copyable {
  private let handle: OpaquePointer

  /// A decompressor.
  init() {
    guard let handle = unsafe libdeflate_alloc_decompressor() else {
      preconditionFailure("no memory for a decompressor")
    }
    unsafe self.handle = handle
  }

  deinit { unsafe libdeflate_free_decompressor(handle) }

  /// Inflates a whole zlib stream into `room`.
  func zlib(_ bytes: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> Inflation
  {
    var written = 0
    let result = unsafe libdeflate_zlib_decompress(
      handle, bytes.baseAddress, bytes.count, room.baseAddress, room.count, &written)
    return switch result {
    case LIBDEFLATE_SUCCESS: .done(written)
    case LIBDEFLATE_INSUFFICIENT_SPACE: .overflow
    default: .damaged
    }
  }
}

/// The CRC-32 of PNG, gzip and Ethernet, continued from `start`.
func crc32(_ bytes: UnsafeRawBufferPointer, from start: UInt32 = 0) -> UInt32 {
  unsafe libdeflate_crc32(start, bytes.baseAddress, bytes.count)
}
