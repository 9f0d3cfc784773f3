#pragma once

#include <curl/curl.h>
#include <stdbool.h>

// Swift cannot call functions with a variable number of arguments, which is what libcurl's setters are.
// These are the same setters with one type each; the caller picks an option that takes that type.

/// Sets an option that takes a `long`, such as CURLOPT_TIMEOUT_MS.
CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);

/// Sets whether nothing is sent without encryption. The option's values are an enumeration or numbers, depending on
/// libcurl's version, which Swift tells apart and C does not.
CURLcode ccurl_require_encryption(CURL *handle, bool required);

/// Sets an option that takes a `curl_off_t`, such as CURLOPT_INFILESIZE_LARGE.
CURLcode ccurl_set_offset(CURL *handle, CURLoption option, curl_off_t value);

/// Sets an option that takes text, which libcurl copies; NULL takes the option back.
CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value);

/// Sets an option that takes a list, such as CURLOPT_MAIL_RCPT; the list must outlive the transfer.
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);

/// Sets where libcurl writes what went wrong: CURL_ERROR_SIZE bytes that outlive the transfer, or NULL.
CURLcode ccurl_set_error_buffer(CURL *handle, char *buffer);

/// Sets what libcurl asks for the bytes to upload, and the context that is handed to it.
CURLcode ccurl_set_reader(CURL *handle, curl_read_callback reader, void *context);

/// Sets what libcurl calls about once a second, and the context that is handed to it; a result other
/// than 0 ends the transfer.
CURLcode ccurl_set_progress(CURL *handle, curl_xferinfo_callback progress, void *context);

/// Has libcurl show what it sends and receives, and sets what it shows that, with the context that is handed to it.
CURLcode ccurl_set_debug(CURL *handle, curl_debug_callback debug, void *context);

/// Reads information that is a `long`, such as CURLINFO_RESPONSE_CODE; 0 if there is none.
long ccurl_get_long(CURL *handle, CURLINFO info);

/// curl_easy_perform without a SIGPIPE for the process. With
/// CURLOPT_NOSIGNAL, which threads need, libcurl does not ward it off itself.
CURLcode ccurl_perform(CURL *handle);

/// curl_easy_cleanup without a SIGPIPE for the process: it says goodbye over connections that are open.
void ccurl_cleanup(CURL *handle);
