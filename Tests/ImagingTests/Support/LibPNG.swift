import CPNG

/// libpng's own reading of a file to 8-bit RGBA, nil when it refuses; an independent oracle.
func libPNG(_ bytes: [UInt8]) -> [UInt8]? {
  unsafe bytes.withUnsafeBytes { raw in
    var image = unsafe png_image()
    unsafe image.version = UInt32(PNG_IMAGE_VERSION)
    guard unsafe png_image_begin_read_from_memory(&image, raw.baseAddress, raw.count) != 0 else {
      return nil
    }
    // PNG_FORMAT_RGBA = colour | alpha
    unsafe image.format = 3
    var out = unsafe [UInt8](repeating: 0, count: Int(image.width) * Int(image.height) * 4)
    let isRead = unsafe out.withUnsafeMutableBytes { out in
      unsafe png_image_finish_read(&image, nil, out.baseAddress, 0, nil)
    }
    return isRead != 0 ? out : nil
  }
}
