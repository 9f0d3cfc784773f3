#include "CCurl.h"

#include <pthread.h>
#include <signal.h>

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_require_encryption(CURL *handle, bool required) {
  return curl_easy_setopt(handle, CURLOPT_USE_SSL, (long)(required ? CURLUSESSL_ALL : CURLUSESSL_NONE));
}

CURLcode ccurl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_error_buffer(CURL *handle, char *buffer) {
  return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

CURLcode ccurl_set_reader(CURL *handle, curl_read_callback reader, void *context) {
  CURLcode result = curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
  return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_READDATA, context) : result;
}

CURLcode ccurl_set_progress(CURL *handle, curl_xferinfo_callback progress, void *context) {
  CURLcode result = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, progress);
  if (result == CURLE_OK) {
    result = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
  }
  return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L) : result;
}

CURLcode ccurl_set_debug(CURL *handle, curl_debug_callback debug, void *context) {
  CURLcode result = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, debug);
  if (result == CURLE_OK) {
    result = curl_easy_setopt(handle, CURLOPT_DEBUGDATA, context);
  }
  return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L) : result;
}

long ccurl_get_long(CURL *handle, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

/// What is needed to leave a thread's SIGPIPE as it was found.
struct pipe_guard {
  sigset_t former;
  bool was_pending;
};

static bool is_sigpipe_pending(void) {
  sigset_t pending;
  return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

static void block_sigpipe(struct pipe_guard *guard) {
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, SIGPIPE);
  guard->was_pending = is_sigpipe_pending();
  pthread_sigmask(SIG_BLOCK, &only, &guard->former);
}

static void restore_sigpipe(const struct pipe_guard *guard) {
  if (!guard->was_pending && is_sigpipe_pending()) {
    sigset_t only;
    int received;
    sigemptyset(&only);
    sigaddset(&only, SIGPIPE);
    // One raised by a write is pending on this thread alone, so that this does not wait.
    sigwait(&only, &received);
  }
  pthread_sigmask(SIG_SETMASK, &guard->former, NULL);
}

CURLcode ccurl_perform(CURL *handle) {
  struct pipe_guard guard;
  block_sigpipe(&guard);
  CURLcode result = curl_easy_perform(handle);
  restore_sigpipe(&guard);
  return result;
}

void ccurl_cleanup(CURL *handle) {
  struct pipe_guard guard;
  block_sigpipe(&guard);
  curl_easy_cleanup(handle);
  restore_sigpipe(&guard);
}
