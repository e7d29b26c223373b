import Diagnostics
import FileSystem
import Glibc
import Publishing

extension InterruptedMoves {
  /// What failed, and that the site that is online is half new.
  var explanation: Localized {
    Localized(
      vi: cause.explanation.vi
        + "\nChú ý: \(output) mới đổi được một phần; sửa xong hãy dựng lại ngay, lần dựng ấy sẽ làm nốt.",
      en: cause.explanation.en
        + "\nNote: \(output) has changed in part; mend it and build again at once, which completes the work.")
  }
}

/// A failure of the machine in words: what could not be done, to which file, why, and what to do about it.
extension SystemError {
  var explanation: Localized {
    Localized(
      vi: "lỗi: \(deed.vi) \(subject.vi): \(cause.vi)\n  gợi ý: \(remedy.vi)",
      en: "error: \(deed.en) \(subject.en): \(cause.en)\n  hint: \(remedy.en)")
  }

  private var deed: Localized {
    switch call {
    case "read", "decode": Localized(vi: "không đọc được", en: "cannot read")
    case "write", "close": Localized(vi: "không ghi được", en: "cannot write")
    case "mkdir": Localized(vi: "không tạo được thư mục", en: "cannot make the folder")
    case "mkstemp": Localized(vi: "không tạo được tệp tạm trong", en: "cannot make a temporary file in")
    case "rename": Localized(vi: "không đưa được tệp vào chỗ", en: "cannot move a file to")
    case "unlink": Localized(vi: "không xóa được", en: "cannot remove")
    case "access": Localized(vi: "không ghi được vào thư mục", en: "cannot write into the folder")
    case "flock": Localized(vi: "không khóa được", en: "cannot lock")
    case "inotify_add_watch", "inotify_init":
      Localized(vi: "không theo dõi được thư mục", en: "cannot watch the folder")
    case "stat": Localized(vi: "không xem được", en: "cannot look at")
    default: Localized(vi: "không mở được", en: "cannot open")
    }
  }

  private var subject: Localized {
    switch path {
    case "stdin": Localized(vi: "đầu vào", en: "standard input")
    case "stdout": Localized(vi: "đầu ra", en: "standard output")
    default: Localized(vi: shownPath, en: shownPath)
    }
  }

  /// A path from the root may come with its slash doubled.
  private var shownPath: String { path.hasPrefix("//") ? String(path.dropFirst()) : path }

  private var cause: Localized {
    switch code {
    case ENOSPC where call == "inotify_add_watch":
      Localized(vi: "máy không cho theo dõi thêm thư mục", en: "no more folders may be watched")
    case ENOSPC: Localized(vi: "đĩa đã đầy", en: "the disk is full")
    case EDQUOT: Localized(vi: "đã dùng hết dung lượng được cấp", en: "the disk quota is used up")
    case EACCES, EPERM: Localized(vi: "không có quyền", en: "permission denied")
    case EROFS: Localized(vi: "ổ đĩa chỉ cho đọc", en: "the file system is read-only")
    case ENOENT: Localized(vi: "không có ở đó", en: "it is not there")
    case ENOTDIR: Localized(vi: "không phải là thư mục", en: "it is not a folder")
    case EISDIR: Localized(vi: "đó là thư mục, không phải tệp", en: "it is a folder, not a file")
    case ENAMETOOLONG: Localized(vi: "tên quá dài", en: "the name is too long")
    case EMFILE, ENFILE: Localized(vi: "máy đang mở quá nhiều tệp", en: "too many files are open")
    case EIO: Localized(vi: "ổ đĩa báo lỗi", en: "the disk reports an error")
    case ELOOP: Localized(vi: "ở đó là liên kết tượng trưng", en: "a symbolic link stands there")
    case EBADF: Localized(vi: "đã bị đóng", en: "it is closed")
    default: Localized(vi: "hệ thống báo “\(reason)”", en: reason)
    }
  }

  private var remedy: Localized {
    switch code {
    case ENOSPC where call == "inotify_add_watch":
      Localized(
        vi: "nhờ người quản trị tăng giới hạn: sysctl fs.inotify.max_user_watches=524288",
        en: "have the limit raised: sysctl fs.inotify.max_user_watches=524288")
    case EMFILE where call == "inotify_init":
      Localized(
        vi: "nhờ người quản trị tăng giới hạn: sysctl fs.inotify.max_user_instances=512",
        en: "have the limit raised: sysctl fs.inotify.max_user_instances=512")
    case ENOSPC, EDQUOT:
      Localized(
        vi: "dọn bớt tệp rồi dựng lại; trang đang có vẫn dùng được",
        en: "free some space and build again; the site that is online still works")
    case EACCES where call == "access":
      Localized(
        vi: "chạy bằng tài khoản chủ của thư mục, hoặc nhờ người quản trị mở quyền ghi; trang đang có vẫn giữ nguyên",
        en: "run it as the owner of the folder, or have its permissions changed; the site that is online is as it was")
    case EACCES, EPERM:
      Localized(
        vi: "chạy bằng tài khoản chủ của thư mục, hoặc nhờ người quản trị mở quyền",
        en: "run it as the owner of the folder, or have its permissions changed")
    case _ where call == "mkstemp":
      Localized(vi: "xem lại biến TMPDIR", en: "check the variable TMPDIR")
    case ENOENT, ENOTDIR, EISDIR: Localized(vi: "xem lại đường dẫn", en: "check the path")
    default: Localized(vi: "sửa xong thì chạy lại lệnh này", en: "mend it and run this again")
    }
  }
}
