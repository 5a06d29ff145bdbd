import Foundation

/// Start to end of a short command, paired with a bare C program linked with Readline, in one run.
enum StartUp {
  static func compare(_ program: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tremplin-bench-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "bare.c")
    let bare = folder.appending(path: "bare").path()
    try?
      "#include <stdio.h>\n#include <readline/readline.h>\nint main(void){rl_readline_name=\"bare\";rl_initialize();puts(\"ok\");return 0;}\n"
      .write(to: source, atomically: true, encoding: .utf8)
    guard run("/usr/bin/cc", ["-O2", source.path(), "-o", bare, "-lreadline"]).status == 0 else {
      return print("Démarrage : le programme C de comparaison n’a pas pu être compilé (cc, libreadline-dev).")
    }
    var ratios: [Double] = []
    var ours: [Double] = []
    var theirs: [Double] = []
    var memory = 0
    for round in 0..<44 {
      let a = run(program, ["metier", "prix"])
      let b = run(bare, [])
      guard a.status == 0, b.status == 0 else { return print("Démarrage : \(program) n’a pas fonctionné.") }
      guard round >= 4 else { continue }
      ours.append(a.milliseconds)
      theirs.append(b.milliseconds)
      ratios.append(a.milliseconds / b.milliseconds)
      memory = max(memory, a.kilobytes)
    }
    print(Timing("tremplin metier prix, du lancement à la fin", milliseconds: ours).row)
    print(Timing("programme C lié à Readline", milliseconds: theirs).row)
    print(Timing("rapport, paire par paire", milliseconds: ratios).row)
    print("mémoire au plus : \(memory / 1024) Mio")
  }

  private static func run(_ program: String, _ arguments: [String]) -> (
    status: Int32, milliseconds: Double, kilobytes: Int
  ) {
    var pid = pid_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var pointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    let clock = ContinuousClock()
    var status: Int32 = 0
    var usage = rusage()
    var failed = false
    let duration = clock.measure {
      failed = posix_spawn(&pid, program, &actions, nil, pointers, environ) != 0
      if !failed { wait4(pid, &status, 0, &usage) }
    }.components
    let milliseconds = Double(duration.seconds) * 1_000 + Double(duration.attoseconds) / 1e15
    return (failed ? -1 : status, milliseconds, usage.ru_maxrss)
  }
}
