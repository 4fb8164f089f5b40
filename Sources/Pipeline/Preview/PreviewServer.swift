import FlyingFox
import FlyingSocks
import Foundation

/// Shows a preview to browsers on this machine, until the process ends.
public struct PreviewServer: Sendable {
  private let preview: Preview
  private let port: UInt16

  /// A server for one preview.
  ///
  /// - Parameter port: where to listen on the loopback interface.
  public init(_ preview: Preview, port: UInt16) {
    self.preview = preview
    self.port = port
  }

  /// Serves until it is cancelled.
  ///
  /// - Parameter ready: called with the address once pages can be asked for.
  /// - Throws: `Failure` when the port can't be listened on.
  public func run(ready: @escaping @Sendable (String) -> Void) async throws(Failure) {
    guard let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: port) else { return }
    let server = HTTPServer(address: address, timeout: 60, logger: .disabled)
    let preview = preview
    await server.appendRoute("GET /") { request in
      Self.answer(request) { (Preview.frame, .ok) }
    }
    await server.appendRoute("GET /page") { request in
      let page = await preview.page()
      return Self.answer(request) { (page.html, page.isWhole ? .ok : .internalServerError) }
    }
    await server.appendRoute("GET /stamp") { request in
      Self.answer(request) { (preview.stamp, .ok) }
    }
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          try await server.waitUntilListening()
          ready("http://localhost:\(port)/")
        }
        try await group.waitForAll()
      }
    } catch {
      throw Failure(
        "can't listen on port \(port)", hint: "another preview may be running; choose --port")
    }
  }

  /// Pages are for this machine's own browser: another name in the request means that some page on
  /// the net has pointed its name here.
  private static func answer(
    _ request: HTTPRequest, _ content: () -> (text: String, status: HTTPStatusCode)
  ) -> HTTPResponse {
    let host = request.headers[.host]?.split(separator: ":").first.map(String.init) ?? "localhost"
    guard ["localhost", "127.0.0.1", "[", "::1"].contains(host) else {
      return HTTPResponse(statusCode: .forbidden)
    }
    let (text, status) = content()
    return HTTPResponse(
      statusCode: status,
      headers: [.contentType: "text/html; charset=utf-8", HTTPHeader("Cache-Control"): "no-store"],
      body: Data(text.utf8))
  }
}
