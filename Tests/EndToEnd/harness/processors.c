// Tells a program how many processors there are: CAKE_TEST_PROCESSORS. Swift's pool has as many threads as there are
// processors, and a test is to see it with more and with fewer than the machine has.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

static int processors(void) {
  const char *count = getenv("CAKE_TEST_PROCESSORS");
  return count ? atoi(count) : 1;
}

long sysconf(int name) {
  if (name == _SC_NPROCESSORS_ONLN || name == _SC_NPROCESSORS_CONF) return processors();
  return ((long (*)(int))dlsym(RTLD_NEXT, "sysconf"))(name);
}

static int fill(size_t size, cpu_set_t *set) {
  CPU_ZERO_S(size, set);
  for (int processor = 0; processor < processors(); processor++) CPU_SET_S(processor, size, set);
  return 0;
}

int sched_getaffinity(pid_t process, size_t size, cpu_set_t *set) { return fill(size, set); }

int pthread_getaffinity_np(pthread_t thread, size_t size, cpu_set_t *set) { return fill(size, set); }
