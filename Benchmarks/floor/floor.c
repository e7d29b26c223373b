// floor CONTENT OUTPUT   the least work that any generator standing on cmark-gfm must do: read every .md file of CONTENT,
// render it, and write one page for each and one list or feed of 9 KB for every five. No template, no model, no check.
//
// Two threads, as the benchmark gives every program two processors. Prints the number of articles and the seconds.
// Build: cc -O2 -pthread floor.c -lcmark-gfm -lcmark-gfm-extensions -o floor
//
// It is the yardstick of the aims in docs/benchmarks.md: making it faster or slower changes what they mean.
#define _GNU_SOURCE
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 2, HEAD = 1200, LIST = 9000, PAGES_PER_LIST = 5 };

static char **paths;
static size_t count, capacity, next_file;
static const char *output;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw) {
  (void)st;
  (void)ftw;
  size_t length = strlen(path);
  if (type != FTW_F || length <= 3 || strcmp(path + length - 3, ".md")) return 0;
  if (count == capacity) {
    capacity = capacity ? capacity * 2 : 1024;
    paths = realloc(paths, capacity * sizeof *paths);
  }
  paths[count++] = strdup(path);
  return 0;
}

static void put(const char *kind, size_t i, const char *head, size_t head_length, const char *body, size_t length) {
  char name[512];
  snprintf(name, sizeof name - sizeof "/index.html", "%s/%s%zu", output, kind, i);
  mkdir(name, 0755);
  strcat(name, "/index.html");
  int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (fd < 0 || write(fd, head, head_length) < 0 || write(fd, body, length) < 0) fail(name);
  close(fd);
}

static void *work(void *unused) {
  static const char *extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
  static const char head[HEAD], list[LIST];
  for (size_t i; (i = __atomic_fetch_add(&next_file, 1, __ATOMIC_RELAXED)) < count;) {
    int fd = open(paths[i], O_RDONLY);
    struct stat st;
    if (fd < 0 || fstat(fd, &st)) fail(paths[i]);
    char *text = malloc(st.st_size + 1);
    ssize_t length = read(fd, text, st.st_size);
    if (length < 0) fail(paths[i]);
    close(fd);
    text[length] = 0;
    char *body = length > 4 ? strstr(text + 4, "\n---\n") : 0;
    body = body ? body + 5 : text;
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (size_t e = 0; e < sizeof extensions / sizeof *extensions; e++)
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[e]));
    cmark_parser_feed(parser, body, text + length - body);
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
    put("p", i, head, sizeof head, html, strlen(html));
    if (i % PAGES_PER_LIST == 0) put("l", i, list, 0, list, sizeof list);
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    free(text);
  }
  return unused;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: floor CONTENT OUTPUT\n");
    return 2;
  }
  output = argv[2];
  mkdir(output, 0755);
  cmark_gfm_core_extensions_ensure_registered();
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  if (nftw(argv[1], visit, 64, FTW_PHYS)) fail(argv[1]);
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++) pthread_create(threads + i, 0, work, 0);
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], 0);
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("floor: %zu articles, %.4f s\n", count, end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9);
  return count == 0;
}
