// statfloor CONTENT LIST   the least that a build with nothing to do must do: walk CONTENT and stat every file in it, and
// stat every output whose path stands on a line of LIST.
//
// Two threads. Prints what it stat-ed and the seconds; exits with 1 when an output is missing.
// Build: cc -O2 -pthread statfloor.c -o statfloor
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 2, CHUNK = 64 };

static char **folders, **outputs;
static size_t folder_count, output_count, next_folder, next_output, missing;

// Folders only; their files are stat-ed by the threads.
static void collect(const char *path) {
  folders = realloc(folders, (folder_count + 1) * sizeof *folders);
  folders[folder_count++] = strdup(path);
  DIR *directory = opendir(path);
  for (struct dirent *entry; directory && (entry = readdir(directory));) {
    if (entry->d_type != DT_DIR || entry->d_name[0] == '.') continue;
    char *child;
    if (asprintf(&child, "%s/%s", path, entry->d_name) > 0) {
      collect(child);
      free(child);
    }
  }
  if (directory) closedir(directory);
}

static void read_list(const char *path) {
  FILE *list = fopen(path, "r");
  if (!list) {
    perror(path);
    exit(1);
  }
  char *line = 0;
  size_t size = 0, capacity = 0;
  for (ssize_t length; (length = getline(&line, &size, list)) > 0;) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    if (output_count == capacity) {
      capacity = capacity ? capacity * 2 : 4096;
      outputs = realloc(outputs, capacity * sizeof *outputs);
    }
    outputs[output_count++] = strdup(line);
  }
  free(line);
  fclose(list);
}

static void *work(void *unused) {
  struct stat st;
  for (size_t i; (i = __atomic_fetch_add(&next_folder, 1, __ATOMIC_RELAXED)) < folder_count;) {
    int fd = open(folders[i], O_RDONLY | O_DIRECTORY);
    DIR *directory = fdopendir(fd);
    for (struct dirent *entry; directory && (entry = readdir(directory));)
      if (entry->d_name[0] != '.') fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW);
    if (directory) closedir(directory);
  }
  for (size_t i; (i = __atomic_fetch_add(&next_output, CHUNK, __ATOMIC_RELAXED)) < output_count;)
    for (size_t j = i; j < i + CHUNK && j < output_count; j++)
      if (fstatat(AT_FDCWD, outputs[j], &st, AT_SYMLINK_NOFOLLOW)) __atomic_fetch_add(&missing, 1, __ATOMIC_RELAXED);
  return unused;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: statfloor CONTENT LIST\n");
    return 2;
  }
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  read_list(argv[2]);
  collect(argv[1]);
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++) pthread_create(threads + i, 0, work, 0);
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], 0);
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("statfloor: %zu folders, %zu outputs, %zu missing, %.4f s\n", folder_count, output_count, missing,
         end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9);
  return missing != 0;
}
