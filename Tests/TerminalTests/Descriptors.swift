import Glibc

/// Both ends of a pipe, closed when the test is over.
final class PipePair {
  let reading: Int32
  private(set) var writing: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0)
    // A program that another test starts must not keep this pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  /// A pipe that holds these bytes and then ends: they must fit in the kernel's buffer.
  convenience init(holding bytes: [UInt8]) {
    self.init()
    _ = fcntl(writing, 1031, 1 << 20)  // F_SETPIPE_SZ, which Swift does not see
    precondition(write(writing, bytes, bytes.count) == bytes.count)
    closeWriting()
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    closeWriting()
    close(reading)
  }
}
