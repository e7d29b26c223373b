import Glibc

/// The browser of the person at the terminal.
public enum Browser {
  /// Programs that open an address in it: of desktops, of WSL with wslu, of WSL without.
  private static let openers = ["xdg-open", "wslview", "explorer.exe"]

  /// Opens `address` there.
  ///
  /// - Returns: whether a program was found that should.
  public static func open(_ address: String) -> Bool { openers.contains { start($0, address) } }

  /// Starts `program`, found through PATH, with one argument, silent and on its own.
  private static func start(_ program: String, _ argument: String) -> Bool {
    // Nobody waits for it, so nothing is to be left of it when it ends.
    signal(SIGCHLD, SIG_IGN)
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Of another process group: Ctrl-C at the terminal ends the preview and not the browser. Signals that the preview passes
    // over are no business of the browser's.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGCHLD] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(argument), nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    return posix_spawnp(&process, program, &files, &attributes, &words, environ) == 0
  }
}
