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
    let child = spawn(command, environment: environment, input: ends[0])
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

  private static func spawn(_ command: String, environment: [String: String], input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)

    // What we ignore or block, a child would inherit.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for sig in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&defaults, sig) }
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let arguments = copied(["sh", "-c", command])
    let variables = copied(environment.map { "\($0.key)=\($0.value)" })
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    return posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, variables) == 0 ? child : nil
  }

  /// C's shape of a list: the caller frees the texts.
  private static func copied(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }
}
