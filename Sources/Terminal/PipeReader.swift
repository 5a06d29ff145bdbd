import Glibc

/// Lines from a pipe or a file: no prompt, no echo.
///
/// Line ends are `\n` or `\r\n`, the last one may be missing, and a byte order mark at the very start is dropped.
/// Memory stays bounded: a line that is too long is read to its end and thrown away.
public struct PipeReader: LineReader {
  private let descriptor: Int32
  private let limit: Int
  /// What was read ahead: `chunk[next..<filled]` is still to be handed out.
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var next = 0
  private var filled = 0
  private var isFirstLine = true
  private var failure: Int32?

  public init(fileDescriptor: Int32 = STDIN_FILENO, limit: Int = LineLimit.bytes) {
    descriptor = fileDescriptor
    self.limit = limit
  }

  public mutating func readLine(prompt: String, mode: LineMode) -> LineOutcome {
    readLine()
  }

  /// The next line; nobody is there to see a prompt.
  public mutating func readLine() -> LineOutcome {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      guard next < filled || refill() else {
        if let failure { return .failed(failure) }
        return line.isEmpty && !isTooLong ? .end : outcome(line, isTooLong)
      }
      let end = endOfLine()
      // One byte more than the limit: it may be the \r of a line that just fits.
      if line.count + (end - next) > limit + 1 {
        isTooLong = true
        line = []
      } else if !isTooLong {
        line.append(contentsOf: chunk[next..<end])
      }
      let isWhole = end < filled
      next = isWhole ? end + 1 : end
      if isWhole { return outcome(line, isTooLong) }
    }
  }

  private mutating func outcome(_ bytes: [UInt8], _ isTooLong: Bool) -> LineOutcome {
    defer { isFirstLine = false }
    var line = bytes[...]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if isTooLong || line.count > limit { return .tooLong }
    if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    return LineOutcome(bytes: line)
  }

  /// Where the next `\n` stands in what was read ahead, or where that ends.
  private func endOfLine() -> Int {
    chunk.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let hit = memchr(start + next, Int32(UInt8(ascii: "\n")), filled - next)
      else { return filled }
      return UnsafeRawPointer(hit) - start
    }
  }

  private mutating func refill() -> Bool {
    while failure == nil {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        next = 0
        filled = count
        return true
      }
      if count == 0 { return false }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilReady(descriptor, for: POLLIN)  // somebody else made the shared input non-blocking
      default: failure = errno
      }
    }
    return false
  }
}

func waitUntilReady(_ descriptor: Int32, for events: Int32) {
  var request = pollfd(fd: descriptor, events: Int16(events), revents: 0)
  _ = poll(&request, 1, -1)
}
