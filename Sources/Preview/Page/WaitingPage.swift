import Diagnostics

/// What is shown where no site has been built yet. It goes as soon as there is one.
enum WaitingPage {
  /// The page: before the first build is over, and when it had faults, which the page's script shows.
  static func html(hasFaults: Bool, language: MessageLanguage) -> [UInt8] {
    let title =
      hasFaults
      ? Localized(vi: "Chưa có trang nào để xem", en: "There is no page to see yet")
      : Localized(vi: "Đang dựng trang lần đầu…", en: "Building for the first time…")
    let note =
      hasFaults
      ? Localized(
        vi: "Lần dựng đầu tiên còn lỗi, ghi ở dưới. Sửa xong, lưu tệp là trang hiện ra.",
        en: "The first build has faults, told below. Mend the file and save it: the page will appear.")
      : Localized(vi: "Dựng xong, trang tự hiện ra.", en: "The page appears when it is done.")
    return Array(
      """
      <!doctype html>
      <html lang="\(language == .vietnamese ? "vi" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title[language])</title>
      <style>
      :root{color-scheme:light dark}
      body{margin:0;padding:15vh 1.5rem;text-align:center;font:1.125rem/1.6 system-ui,"Segoe UI","Noto Sans",sans-serif}
      h1{font-size:1.75rem;line-height:1.3}
      </style>
      </head>
      <body>
      <h1>\(title[language])</h1>
      <p>\(note[language])</p>
      </body>
      </html>

      """.utf8)
  }
}
