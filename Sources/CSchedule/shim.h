#ifndef CHUYENTRANG_CSCHEDULE_SHIM_H
#define CHUYENTRANG_CSCHEDULE_SHIM_H
// Which processors a thread may use: gettid(2), sched_getcpu(3), sched_setaffinity(2), pthread_attr_setaffinity_np(3). The headers of the C library
// declare them for _GNU_SOURCE alone, which is not defined where Swift reads them.
#include <pthread.h>
#include <sched.h>
#include <sys/types.h>

pid_t gettid(void);
int sched_getcpu(void);
int sched_getaffinity(pid_t thread, size_t size, cpu_set_t *set);
int sched_setaffinity(pid_t thread, size_t size, const cpu_set_t *set);
int pthread_attr_setaffinity_np(pthread_attr_t *attributes, size_t size, const cpu_set_t *set);
#endif
