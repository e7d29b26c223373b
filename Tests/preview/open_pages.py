"""What an open page shows while its site is edited."""

from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

from playwright.sync_api import expect

from served import LONG, article, serving, site, write

expect.set_options(timeout=8000)


@contextmanager
def opened(browser, served, target, dark=False):
    """A tab on the page; no error of a script may have come up when the block ends."""
    context = browser.new_context(viewport={"width": 1100, "height": 800}, color_scheme="dark" if dark else "light", locale="vi-VN")
    faults = []
    try:
        tab = context.new_page()
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.goto(f"http://127.0.0.1:{served.port}{target}")
        yield tab
        assert not faults, faults
    finally:
        context.close()


def in_place(project, text):
    (project / "content/tin/bai.md").write_text(text, encoding="utf-8")


def by_vim(project, text):
    file = project / "content/tin/bai.md"
    (file.parent / "4913").touch()
    (file.parent / "4913").unlink()
    file.rename(f"{file}~")
    file.write_text(text, encoding="utf-8")
    (file.parent / "bai.md~").unlink()


def by_libreoffice(project, text):
    file = project / "content/tin/bai.md"
    (file.parent / ".~lock.bai.md#").touch()
    (file.parent / "lu81a2b.tmp").write_text(text, encoding="utf-8")
    (file.parent / "lu81a2b.tmp").rename(file)
    (file.parent / ".~lock.bai.md#").unlink()


def test_saving(program, folder, browser):
    """A saved text shows in the open page, which stays where it was scrolled to, however the editor saves."""
    site(folder)
    with serving(program, folder) as served, opened(browser, served, "/tin/bai/") as tab:
        for number, save in enumerate([in_place, by_vim, by_libreoffice]):
            # The browser goes back to the place too, unless a site's own script forbids it.
            tab.evaluate(f"history.scrollRestoration = '{['auto', 'manual'][number % 2]}'; scrollTo(0, 1500)")
            save(folder, article("Bài dài", f"Câu mở đầu mới {number}.\n\n{LONG}"))
            expect(tab.get_by_text(f"Câu mở đầu mới {number}.")).to_be_attached()
            tab.wait_for_load_state()
            tab.wait_for_function("scrollY == 1500")
        served.hears("content/tin/bai.md: ")
        tab.evaluate("window.mark = 1")
        write(folder, {"content/tin/khac.md": article("Bài khác", "Không dính gì tới trang đang mở.")})
        served.hears("content/tin/khac.md: ")
        tab.wait_for_timeout(300)
        assert tab.evaluate("window.mark") == 1, "a page that did not change was loaded again"


def test_style(program, folder, browser):
    """A style sheet is swapped in the page as it stands: nothing is loaded again."""
    site(folder)
    with serving(program, folder) as served, opened(browser, served, "/tin/bai/") as tab:
        tab.evaluate("window.mark = 1; scrollTo(0, 700)")
        for colour in ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]:
            write(folder, {"templates/assets/plain.css": f"body{{background:{colour};margin:2em}}\n"})
            tab.wait_for_function(f"getComputedStyle(document.body).backgroundColor == '{colour}'")
            tab.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length == 1")
        assert tab.evaluate("[window.mark, scrollY]") == [1, 700]


def test_faults(program, folder, browser):
    """A fault lies over the last good page with its place, its line, a caret and a hint, and goes when it is mended."""
    good = article("Bài dài", f"Câu mở đầu cũ.\n\n{LONG}")
    site(folder)
    with serving(program, folder) as served, opened(browser, served, "/tin/bai/") as tab:
        panel = tab.locator("xem-truoc section")
        for file, text, place, words, caret, mended in [
            ("content/tin/bai.md", good.replace("1/9/2023", "12/76/2023"), "content/tin/bai.md:3:7", "không có ngày 12/76/2023",
             "      ^~~~~~~~~~", good.replace("cũ", "đã sửa")),
            ("templates/article.mustache", "{{<layout}}{{$main}}{{tieude}}{{/main}}{{/layout}}\n", "templates/article.mustache:1:", "tieude",
             "^", None),
            ("content/site.yaml", "tên: Trang thử\nđịa chỉ: không phải địa chỉ\n", "content/site.yaml:2:", "địa chỉ", "^",
             "tên: Trang thử\nđịa chỉ: https://thu.example.vn/\n"),
        ]:
            write(folder, {file: text})
            expect(panel).to_be_visible()
            expect(panel.locator("h2")).to_contain_text("Chưa dựng lại được: ")
            expect(panel.locator(".place").first).to_contain_text(place)
            expect(panel.locator(".message").first).to_contain_text(words)
            assert caret in panel.locator(".caret").first.text_content(), panel.locator("pre").first.text_content()
            expect(panel.locator(".hint").first).to_contain_text("Gợi ý: ")
            expect(tab.locator("h1")).to_have_text("Bài dài")
            if mended:
                write(folder, {file: mended})
            else:
                (folder / file).unlink()
            expect(panel).to_be_hidden()
        expect(tab.get_by_text("Câu mở đầu đã sửa.")).to_be_attached()
        # The panel can be put away, and taken out again; a warning alone stays small.
        write(folder, {"content/tin/bai.md": good.replace("1/9/2023", "31/9/2023")})
        panel.get_by_role("button", name="Thu gọn").click()
        expect(panel).to_be_hidden()
        tab.locator("xem-truoc").get_by_role("button", name="1 lỗi").click()
        expect(panel).to_be_visible()
        write(folder, {"content/tin/bai.md": good.replace("---\n\n", "ngay lanh: x\n---\n\n", 1)})
        expect(panel).to_be_hidden()
        expect(tab.locator("xem-truoc").get_by_role("button", name="1 cảnh báo")).to_be_visible()


def test_unpublished(program, folder, browser):
    """Drafts and articles to come are shown, marked on their pages and where they are linked; the mark goes with the reason."""
    site(folder)
    with serving(program, folder) as served, opened(browser, served, "/tin/nhap/") as tab:
        expect(tab.get_by_text("Chữ của bản nháp.")).to_be_visible()
        expect(tab.locator("xem-truoc .draft")).to_have_text("Bản nháp · Bạn đọc chưa thấy trang này")
        tab.goto(f"http://127.0.0.1:{served.port}/tin/hen/")
        expect(tab.locator("xem-truoc .draft")).to_contain_text("Đến 08:00 ngày 22/9/2023 mới đăng")
        tab.goto(f"http://127.0.0.1:{served.port}/tin/")
        expect(tab.locator("main a", has_text="Còn đang viết").first).to_contain_text("Bản nháp")
        expect(tab.locator("main a", has_text="Hẹn giờ").first).to_contain_text("Đến 08:00 ngày 22/9/2023 mới đăng")
        assert tab.locator("main a", has_text="Bài dài").first.locator("xem-truoc-mark").count() == 0
        expect(tab.locator("xem-truoc .draft")).to_have_count(0)
        write(folder, {"content/tin/nhap.md": article("Còn đang viết", "Chữ của bản nháp.", date="2/9/2023")})
        expect(tab.locator("main a", has_text="Còn đang viết").first).not_to_contain_text("Bản nháp")


def test_hour(program, folder, browser):
    """When the hour of an article comes, its mark goes without anybody saving anything."""
    site(folder)
    hour = (datetime.now(timezone.utc) + timedelta(seconds=4)).strftime("%Y-%m-%dT%H:%M:%SZ")
    write(folder, {"content/tin/sap.md": article("Sắp đăng", "Chữ.", f"đăng: {hour}")})
    with serving(program, folder, date=None) as served, opened(browser, served, "/tin/sap/") as tab:
        expect(tab.locator("xem-truoc .draft")).to_contain_text("mới đăng")
        expect(tab.locator("xem-truoc .draft")).to_have_count(0)


def test_new_page(program, folder, browser):
    """An address that leads nowhere is the site's own page for that, and becomes the page once it is written, in new folders too."""
    site(folder)
    with serving(program, folder) as served, opened(browser, served, "/su/xa/moi/") as tab:
        expect(tab.locator("h1")).to_have_text("Không có trang ở địa chỉ này")
        write(folder, {"content/su/xa/moi.md": article("Trang mới", "Vừa viết.")})
        expect(tab.locator("h1")).to_have_text("Trang mới")
        write(folder, {"content/su/xa/moi.md": article("Trang mới", "Viết thêm.")})
        expect(tab.get_by_text("Viết thêm.")).to_be_visible()
        (folder / "content/su").rename(folder / "content/su-cu")
        expect(tab.locator("h1")).to_have_text("Không có trang ở địa chỉ này")


def test_first_build(program, folder, browser):
    """A first build with faults shows them on a page of their own, which becomes the site once they are mended."""
    site(folder)
    write(folder, {"content/tin/bai.md": article("Bài dài", "Chữ.", date="31/9/2023")})
    with serving(program, folder) as served, opened(browser, served, "/tin/bai/") as tab:
        expect(tab.locator("h1")).to_have_text("Chưa có trang nào để xem")
        expect(tab.locator("xem-truoc section .place")).to_have_text("content/tin/bai.md:3:7")
        write(folder, {"content/tin/bai.md": article("Bài dài", "Đã sửa.")})
        expect(tab.locator("h1")).to_have_text("Bài dài")
        expect(tab.locator("xem-truoc section")).to_be_hidden()


def test_plain_folder(program, folder, browser):
    """A folder of plain Markdown files, without content/ and configuration, is served and watched as well."""
    write(folder, {"gioi-thieu.md": "# Giới thiệu\n\nCâu cũ.\n"})
    with serving(program, folder) as served, opened(browser, served, "/gioi-thieu/") as tab:
        write(folder, {"gioi-thieu.md": "# Giới thiệu\n\nCâu mới.\n"})
        expect(tab.get_by_text("Câu mới.")).to_be_visible()
        assert sorted(path.name for path in folder.iterdir()) == [".xem-truoc", "gioi-thieu.md"]


def test_restart(program, folder, browser):
    """A page hears when the command has ended, and is right again when it runs again."""
    site(folder)
    with serving(program, folder) as served, opened(browser, served, "/tin/bai/") as tab:
        expect(tab.locator("h1")).to_have_text("Bài dài")
        served.end()
        expect(tab.locator("xem-truoc .lost")).to_have_text("Lệnh serve đã dừng")
        write(folder, {"content/tin/bai.md": article("Bài dài", "Sửa lúc nghỉ.")})
        with serving(program, folder, "--port", str(served.port)) as again:
            assert again.port == served.port
            expect(tab.get_by_text("Sửa lúc nghỉ.")).to_be_visible()
