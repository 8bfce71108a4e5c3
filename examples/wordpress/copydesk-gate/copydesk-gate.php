<?php
/**
 * Plugin Name: Copydesk Gate
 * Description: Sends posts through Copydesk before they are published: mends mechanical damage, and holds what only an editor can settle.
 * Version: 0.1.0
 * Requires at least: 5.9
 * Requires PHP: 7.4
 * License: MIT
 *
 * Settings are constants in wp-config.php:
 *
 *   define('COPYDESK_URL', 'http://127.0.0.1:8017');
 *   define('COPYDESK_KEY', '…');          // where the service has keys
 *   define('COPYDESK_FAIL', 'open');      // 'open': publish unchecked while the service cannot be reached; 'closed': hold
 *   define('COPYDESK_LANGUAGE', 'de');    // default: the language of the site
 *   define('COPYDESK_TIMEOUT', 10);       // seconds
 */

if (!defined('ABSPATH')) {
    exit;
}

require_once __DIR__ . '/includes/class-copydesk-client.php';
require_once __DIR__ . '/includes/class-copydesk-gate.php';

$copydesk_gate = new Copydesk_Gate(
    new Copydesk_Client(
        defined('COPYDESK_URL') ? COPYDESK_URL : 'http://127.0.0.1:8017',
        defined('COPYDESK_KEY') ? COPYDESK_KEY : '',
        defined('COPYDESK_TIMEOUT') ? (float) COPYDESK_TIMEOUT : 10.0
    ),
    defined('COPYDESK_FAIL') && COPYDESK_FAIL === 'closed' ? 'closed' : 'open',
    defined('COPYDESK_LANGUAGE') ? COPYDESK_LANGUAGE : strtolower(strtok(get_locale(), '_'))
);

// Late, so that what other plugins make of the post is what is checked.
add_filter('wp_insert_post_data', [$copydesk_gate, 'check'], 99, 2);
add_action('admin_notices', [$copydesk_gate, 'notice']);
