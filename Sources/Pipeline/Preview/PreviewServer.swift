import FlyingSocks
import Foundation

/// Shows a preview to browsers on this machine, until the process ends.
///
/// It answers `GET` of three pages, one request a connection: the frame, the page in it, and the
/// stamp by which the frame knows that the page has changed.
public struct PreviewServer: Sendable {
  private let preview: Preview
  private let port: UInt16

  /// A server for one preview.
  ///
  /// - Parameters:
  ///   - preview: what to show.
  ///   - port: where to listen on the loopback interface.
  public init(_ preview: Preview, port: UInt16) {
    self.preview = preview
    self.port = port
  }

  /// Serves until it is cancelled.
  ///
  /// - Parameter ready: called with the address once pages can be asked for.
  /// - Throws: `Failure` when the port can't be listened on.
  public func run(ready: @Sendable (String) -> Void) async throws(Failure) {
    let pool = SocketPool<Poll>.poll()
    let listener: AsyncSocket
    do {
      // A browser that goes away while it is written to must not end the process.
      signal(SIGPIPE, SIG_IGN)
      try await pool.prepare()
      let socket = try Socket(domain: AF_INET, type: .stream)
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: .inet(ip4: "127.0.0.1", port: port))
      try socket.listen()
      listener = try AsyncSocket(socket: socket, pool: pool)
    } catch {
      throw Failure(
        "can't listen on port \(port)", hint: "another preview may be running; choose --port")
    }
    ready("http://localhost:\(port)/")
    let answer = self.answer
    do {
      try await withThrowingDiscardingTaskGroup { group in
        group.addTask { try await pool.run() }
        while true {
          let connection = try await listener.accept()
          group.addTask {
            if let head = try? await connection.head() {
              try? await connection.write(await answer(head))
            }
            try? connection.close()
          }
        }
      }
    } catch {
      throw Failure("the preview has ended: \(error)")
    }
  }

  /// The response to the head of a request.
  func answer(_ head: String) async -> Data {
    let lines = head.split(separator: "\r\n")
    let request = lines.first?.split(separator: " ") ?? []
    guard request.count == 3, request[0] == "GET" else { return Self.response("405 Not allowed") }
    // Another name means that some page on the net has pointed its name at this machine.
    let host = lines.first { $0.lowercased().hasPrefix("host:") }?
      .dropFirst(5).filter { $0 != " " }
    guard ["localhost:\(port)", "127.0.0.1:\(port)"].contains(host) else {
      return Self.response("403 Forbidden")
    }
    switch request[1].prefix(while: { $0 != "?" }) {
    case "/": return Self.response("200 OK", Preview.frame)
    case "/stamp": return Self.response("200 OK", preview.stamp)
    case "/page":
      let page = await preview.page()
      return Self.response(page.isWhole ? "200 OK" : "500 Faulty", page.html)
    default: return Self.response("404 Not found")
    }
  }

  private static func response(_ status: String, _ text: String = "") -> Data {
    let body = Data(text.utf8)
    let head = """
      HTTP/1.1 \(status)\r
      Content-Type: text/html; charset=utf-8\r
      Content-Length: \(body.count)\r
      Cache-Control: no-store\r
      Connection: close\r
      \r

      """
    return Data(head.utf8) + body
  }
}

extension AsyncSocket {
  /// The lines of a request up to the empty one; nil for what is no request.
  fileprivate func head() async throws -> String? {
    var bytes: [UInt8] = []
    while bytes.count < 65_536 {
      bytes += try await read(atMost: 4096)
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.firstRange(of: "\r\n\r\n") { return String(text[..<end.lowerBound]) }
    }
    return nil
  }
}
