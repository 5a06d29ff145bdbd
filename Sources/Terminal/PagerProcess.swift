import Glibc

/// One run of the person's pager, fed through a pipe.
enum PagerProcess {
  /// - Returns: false when it could not start; nothing has been shown then.
  static func run(_ command: String, environment: [String: String], text: String) -> Bool {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return false }
    // Or the pager would hold the writing end of its own input, and never see it end.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let state = TerminalState()
    // Ctrl-C is for the pager: it stops a search, it must not be taken for an answer to our next prompt.
    var ignored = sigaction()
    ignored.__sigaction_handler.sa_handler = SIG_IGN
    var previous = sigaction()
    sigaction(SIGINT, &ignored, &previous)
    defer {
      sigaction(SIGINT, &previous, nil)
      state?.restore()
    }
    let child = ChildProcess.spawn(["sh", "-c", command], environment: environment, input: ends[0])
    close(ends[0])
    guard let child else {
      close(ends[1])
      return false
    }
    // The person may leave before the end: no error.
    _ = try? Output(fileDescriptor: ends[1]).write(text)
    close(ends[1])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    // 126 and 127 are the shell's words for « cannot be run ».
    let code = (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 0
    return code != 126 && code != 127
  }
}
