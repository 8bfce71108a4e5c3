<?php
// As much of WordPress as the plugin needs: hooks, slashes, transients and HTTP over streams.

define('ABSPATH', __DIR__);

$hooks = [];
$transients = [];

class WP_Error
{
    private $message;

    public function __construct(string $code, string $message)
    {
        $this->message = $message;
    }

    public function get_error_message(): string
    {
        return $this->message;
    }
}

function is_wp_error($value): bool
{
    return $value instanceof WP_Error;
}

function add_filter(string $hook, callable $function, int $priority = 10, int $arguments = 1): void
{
    $GLOBALS['hooks'][$hook][] = $function;
}

function add_action(string $hook, callable $function): void
{
    add_filter($hook, $function);
}

function apply_filters(string $hook, $value, ...$rest)
{
    foreach ($GLOBALS['hooks'][$hook] ?? [] as $function) {
        $value = $function($value, ...$rest);
    }
    return $value;
}

function do_action(string $hook): void
{
    foreach ($GLOBALS['hooks'][$hook] ?? [] as $function) {
        $function();
    }
}

function wp_slash(string $text): string
{
    return addslashes($text);
}

function wp_unslash(string $text): string
{
    return stripslashes($text);
}

function wp_json_encode($value): string
{
    return json_encode($value);
}

function get_locale(): string
{
    return 'en_US';
}

function get_current_user_id(): int
{
    return 1;
}

function esc_html(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES);
}

function esc_attr(string $text): string
{
    return esc_html($text);
}

function set_transient(string $key, $value, int $seconds): void
{
    $GLOBALS['transients'][$key] = $value;
}

function get_transient(string $key)
{
    return $GLOBALS['transients'][$key] ?? false;
}

function delete_transient(string $key): void
{
    unset($GLOBALS['transients'][$key]);
}

function wp_remote_post(string $url, array $arguments)
{
    $headers = [];
    foreach ($arguments['headers'] as $name => $value) {
        $headers[] = "$name: $value";
    }
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => $headers,
        'content' => $arguments['body'],
        'timeout' => $arguments['timeout'],
        'ignore_errors' => true,
    ]]);
    $body = @file_get_contents($url, false, $context);
    if ($body === false) {
        return new WP_Error('http_request_failed', error_get_last()['message'] ?? 'no answer');
    }
    return ['status' => (int) explode(' ', $http_response_header[0])[1], 'body' => $body];
}

function wp_remote_retrieve_response_code($response): int
{
    return $response['status'];
}

function wp_remote_retrieve_body($response): string
{
    return $response['body'];
}
