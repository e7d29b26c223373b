/* Cỡ chữ, in, chép địa chỉ. Không có tệp này, trang vẫn đọc được trọn vẹn. */
(function (d) {
  'use strict';
  var root = d.documentElement, key = 'co-chu';
  function stored() { try { return localStorage.getItem(key); } catch (e) { return null; } }
  function store(size) { try { localStorage.setItem(key, size); } catch (e) { /* không lưu được thì thôi */ } }
  function each(selector, work) {
    var found = d.querySelectorAll(selector);
    for (var i = 0; i < found.length; i++) { work(found[i]); }
  }
  // Ảnh chưa cuộn tới cũng phải có trên bản in; điện thoại thì đợi đến lúc in mới tải.
  function loadAll() { each('img[loading]', function (image) { image.loading = 'eager'; }); }
  function setSize(size) {
    root.setAttribute('data-co', size);
    each('[data-dat-co]', function (b) { b.setAttribute('aria-pressed', String(b.getAttribute('data-dat-co') === size)); });
  }
  setSize(/^[123]$/.test(stored() || '') ? stored() : '1');
  // Bảng văn bản thành hàng trên màn hình hẹp; Safari khi ấy quên rằng đó là bảng.
  [['', 'table'], [' thead', 'rowgroup'], [' tbody', 'rowgroup'], [' tr', 'row'], [' th', 'columnheader'], [' td', 'cell']].forEach(function (pair) {
    each('.van-ban' + pair[0], function (e) { e.setAttribute('role', pair[1]); });
  });
  if (window.matchMedia && matchMedia('(min-width:900px)').matches) {
    each('.trong-bai', function (toc) { toc.open = true; });
    addEventListener('load', loadAll);
  }
  addEventListener('beforeprint', loadAll);
  function copied(button) {
    var text = button.textContent;
    button.textContent = button.getAttribute('data-xong');
    setTimeout(function () { button.textContent = text; }, 2500);
  }
  function copy(button) {
    var address = button.getAttribute('data-chep');
    function byHand() {
      var box = d.createElement('textarea');
      box.value = address;
      d.body.appendChild(box);
      box.select();
      try { if (d.execCommand('copy')) { copied(button); } } catch (e) { /* trình duyệt không cho chép */ }
      d.body.removeChild(box);
      button.focus();
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(address).then(function () { copied(button); }, byHand);
    } else { byHand(); }
  }
  d.addEventListener('click', function (event) {
    var b = event.target, size;
    while (b && b.nodeName !== 'BUTTON') { b = b.parentNode; }
    if (!b) { return; }
    size = b.getAttribute('data-dat-co');
    if (size) { setSize(size); store(size); }
    if (b.hasAttribute('data-in')) { window.print(); }
    if (b.hasAttribute('data-chep')) { copy(b); }
  });
}(document));
