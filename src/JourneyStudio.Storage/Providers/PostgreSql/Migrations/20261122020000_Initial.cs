using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace JourneyStudio.Storage.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "activity_departure",
                columns: table => new
                {
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    port = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    departures = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_departure", x => new { x.version_id, x.activity, x.port, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "activity_stats",
                columns: table => new
                {
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    arrivals = table.Column<long>(type: "bigint", nullable: false),
                    present = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_stats", x => new { x.version_id, x.activity, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "api_key",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    prefix = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scopes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_id = table.Column<long>(type: "bigint", nullable: true),
                    product_line_id = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    revoked_at = table.Column<long>(type: "bigint", nullable: true),
                    last_used_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "aside",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    row_id = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_aside", x => new { x.kind, x.row_id });
                });

            migrationBuilder.CreateTable(
                name: "attribute_date",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    attribute = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_date", x => new { x.member_id, x.attribute, x.scope });
                });

            migrationBuilder.CreateTable(
                name: "attribute_definition",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    choices = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    age_of = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    archived_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_definition", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "attribute_flag",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    attribute = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_flag", x => new { x.member_id, x.attribute, x.scope });
                });

            migrationBuilder.CreateTable(
                name: "attribute_instant",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    attribute = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_instant", x => new { x.member_id, x.attribute, x.scope });
                });

            migrationBuilder.CreateTable(
                name: "attribute_number",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    attribute = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_number", x => new { x.member_id, x.attribute, x.scope });
                });

            migrationBuilder.CreateTable(
                name: "attribute_text",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    attribute = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    folded = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_text", x => new { x.member_id, x.attribute, x.scope });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<long>(type: "bigint", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    values = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "blob",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blob", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "campaign",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    starts_at = table.Column<long>(type: "bigint", nullable: true),
                    ends_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "channel",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    per_minute = table.Column<int>(type: "integer", nullable: true),
                    available = table.Column<long>(type: "bigint", nullable: false),
                    refilled_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "child",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    due_date = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    birth_date = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_child", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clock",
                columns: table => new
                {
                    trigger = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reached = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock", x => x.trigger);
                });

            migrationBuilder.CreateTable(
                name: "clock_audience",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    members = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_audience", x => new { x.run_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "clock_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    trigger = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scheduled_at = table.Column<long>(type: "bigint", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false, collation: "C"),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    members = table.Column<long>(type: "bigint", nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    started_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_entry",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    granted = table.Column<bool>(type: "boolean", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_entry", x => new { x.member_id, x.channel, x.purpose, x.at, x.granted });
                });

            migrationBuilder.CreateTable(
                name: "coupon",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    minimum_spend = table.Column<long>(type: "bigint", nullable: false),
                    conditions = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    stock = table.Column<int>(type: "integer", nullable: true),
                    claimed = table.Column<int>(type: "integer", nullable: false),
                    valid_days = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coupon", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "coupon_instance",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    public_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    coupon = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    enrollment_id = table.Column<long>(type: "bigint", nullable: true),
                    effect_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    order_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    issued_at = table.Column<long>(type: "bigint", nullable: false),
                    claimed_at = table.Column<long>(type: "bigint", nullable: true),
                    redeemed_at = table.Column<long>(type: "bigint", nullable: true),
                    refunded_at = table.Column<long>(type: "bigint", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coupon_instance", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    xml = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "draft",
                columns: table => new
                {
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft", x => x.journey_id);
                });

            migrationBuilder.CreateTable(
                name: "draft_command",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    command_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    command = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    inverse = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    undone = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_command", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "enrollment",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    entry_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    records = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    step = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    entry_event_id = table.Column<long>(type: "bigint", nullable: true),
                    entered_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    goal_until = table.Column<long>(type: "bigint", nullable: true),
                    converted_at = table.Column<long>(type: "bigint", nullable: true),
                    joined = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrollment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "entry_refusal",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    event_id = table.Column<long>(type: "bigint", nullable: true),
                    values = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_refusal", x => new { x.member_id, x.journey_id });
                });

            migrationBuilder.CreateTable(
                name: "erasure",
                columns: table => new
                {
                    public_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure", x => x.public_id);
                });

            migrationBuilder.CreateTable(
                name: "event",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    stored_at = table.Column<long>(type: "bigint", nullable: false),
                    properties = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    depth = table.Column<int>(type: "integer", nullable: false),
                    routed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event_key",
                columns: table => new
                {
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_key", x => new { x.source, x.key });
                });

            migrationBuilder.CreateTable(
                name: "forgotten",
                columns: table => new
                {
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    total = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forgotten", x => new { x.version_id, x.what });
                });

            migrationBuilder.CreateTable(
                name: "form",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    intro = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    submit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    thanks = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "guide_task",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    public_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    enrollment_id = table.Column<long>(type: "bigint", nullable: false),
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    effect_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    script = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outcomes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    assignee_id = table.Column<long>(type: "bigint", nullable: true),
                    store_id = table.Column<long>(type: "bigint", nullable: true),
                    session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    finished_by = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guide_task", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "held_entry",
                columns: table => new
                {
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_entry", x => new { x.journey_id, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "id_block",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_block", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "import",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stored_as = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    setup = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    bytes_read = table.Column<long>(type: "bigint", nullable: false),
                    created = table.Column<long>(type: "bigint", nullable: false),
                    updated = table.Column<long>(type: "bigint", nullable: false),
                    unchanged = table.Column<long>(type: "bigint", nullable: false),
                    rejected = table.Column<long>(type: "bigint", nullable: false),
                    rejected_bytes = table.Column<long>(type: "bigint", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    actor = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    cleared_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journey",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    definition_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_folded = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    paused_at = table.Column<long>(type: "bigint", nullable: true),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    published_version = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journey", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journey_version",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<long>(type: "bigint", nullable: false),
                    published_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journey_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mailbox",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body_text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body_html = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    link = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    payload = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    copies = table.Column<int>(type: "integer", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailbox", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "member",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    public_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_folded = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email_folded = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    city = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    stage = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    level = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    time_zone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    store_id = table.Column<long>(type: "bigint", nullable: true),
                    product_line_id = table.Column<long>(type: "bigint", nullable: true),
                    guide_id = table.Column<long>(type: "bigint", nullable: true),
                    staff_id = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    merged_into = table.Column<long>(type: "bigint", nullable: true),
                    points = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    first_visit_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "member_address",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_address", x => new { x.member_id, x.channel });
                });

            migrationBuilder.CreateTable(
                name: "member_consent",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    granted = table.Column<bool>(type: "boolean", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_consent", x => new { x.member_id, x.channel, x.purpose });
                });

            migrationBuilder.CreateTable(
                name: "member_tag",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    tag = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_tag", x => new { x.member_id, x.tag, x.scope });
                });

            migrationBuilder.CreateTable(
                name: "message",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    effect_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    enrollment_id = table.Column<long>(type: "bigint", nullable: true),
                    journey_id = table.Column<long>(type: "bigint", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: true),
                    activity = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    step = table.Column<int>(type: "integer", nullable: true),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    template = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    @class = table.Column<string>(name: "class", type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    entry_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    records = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body_text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body_html = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    payload = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    depth = table.Column<int>(type: "integer", nullable: false),
                    provider_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    still_if = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    sent_at = table.Column<long>(type: "bigint", nullable: true),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message_claim",
                columns: table => new
                {
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    template = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entry_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    enrollment_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_claim", x => new { x.address, x.template, x.entry_key });
                });

            migrationBuilder.CreateTable(
                name: "migrated",
                columns: table => new
                {
                    operation_id = table.Column<long>(type: "bigint", nullable: false),
                    enrollment_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    from_version = table.Column<long>(type: "bigint", nullable: false),
                    to_version = table.Column<long>(type: "bigint", nullable: false),
                    goal_until = table.Column<long>(type: "bigint", nullable: true),
                    tokens = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_migrated", x => new { x.operation_id, x.slot, x.enrollment_id });
                });

            migrationBuilder.CreateTable(
                name: "operation",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    arguments = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actor = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "operation_slot",
                columns: table => new
                {
                    operation_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    enrollment_id = table.Column<long>(type: "bigint", nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    skipped = table.Column<long>(type: "bigint", nullable: false),
                    finished = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operation_slot", x => new { x.operation_id, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "order",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    public_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lines = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    store_id = table.Column<long>(type: "bigint", nullable: true),
                    placed_at = table.Column<long>(type: "bigint", nullable: false),
                    paid_at = table.Column<long>(type: "bigint", nullable: true),
                    refunded_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "org_unit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    city = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    time_zone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_unit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lane = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    leased_until = table.Column<long>(type: "bigint", nullable: true),
                    leased_by = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "past_entry",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    entry_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entered_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_past_entry", x => new { x.member_id, x.journey_id, x.entry_key });
                });

            migrationBuilder.CreateTable(
                name: "points_ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    effect_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_points_ledger", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "product_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_line", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "qr_code",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    public_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    session = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    store = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    guide = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    campaign = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    scans = table.Column<long>(type: "bigint", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_qr_code", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "refusal_stats",
                columns: table => new
                {
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refusal_stats", x => new { x.journey_id, x.reason, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "role",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "script",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scene = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    variants = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_script", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "segment",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rule = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    members = table.Column<long>(type: "bigint", nullable: false),
                    refreshed_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    archived_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_segment", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "segment_member",
                columns: table => new
                {
                    segment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_segment_member", x => new { x.segment, x.member_id });
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    campaign = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    store = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    place = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    ends_at = table.Column<long>(type: "bigint", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    lecturer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    partner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    coupon = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "setting",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    @protected = table.Column<bool>(name: "protected", type: "boolean", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setting", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "slot",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    watermark = table.Column<long>(type: "bigint", nullable: false),
                    taken_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_slot", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    public_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    org_unit_id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    we_com_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    user_id = table.Column<long>(type: "bigint", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subscription",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    public_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    ends_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscription", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "suppression",
                columns: table => new
                {
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suppression", x => new { x.channel, x.address });
                });

            migrationBuilder.CreateTable(
                name: "tag",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    group = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scoped = table.Column<bool>(type: "boolean", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    nature = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tag", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "template",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    @class = table.Column<string>(name: "class", type: "text", nullable: false, collation: "C"),
                    variants = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_template", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "token",
                columns: table => new
                {
                    enrollment_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    journey_id = table.Column<long>(type: "bigint", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    group = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    step = table.Column<int>(type: "integer", nullable: false),
                    arrived_at = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: true),
                    due_port = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    awaited_event = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    event_port = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    held = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    follows = table.Column<bool>(type: "boolean", nullable: false),
                    kept_at = table.Column<long>(type: "bigint", nullable: true),
                    kept_port = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    shifted = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    asked_step = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_token", x => new { x.enrollment_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "trace",
                columns: table => new
                {
                    enrollment_id = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    token = table.Column<int>(type: "integer", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    arrived_at = table.Column<long>(type: "bigint", nullable: false),
                    left_at = table.Column<long>(type: "bigint", nullable: true),
                    port = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    end = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    values = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    effects = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    intervention = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    actor = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace", x => new { x.enrollment_id, x.step });
                });

            migrationBuilder.CreateTable(
                name: "user",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    display_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    deactivated_at = table.Column<long>(type: "bigint", nullable: true),
                    theme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    security_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<long>(type: "bigint", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "user_product_line",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    product_line_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_product_line", x => new { x.user_id, x.product_line_id });
                });

            migrationBuilder.CreateTable(
                name: "user_unit",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_unit", x => new { x.user_id, x.unit_id });
                });

            migrationBuilder.CreateTable(
                name: "version_stats",
                columns: table => new
                {
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    entered = table.Column<long>(type: "bigint", nullable: false),
                    migrated_in = table.Column<long>(type: "bigint", nullable: false),
                    active = table.Column<long>(type: "bigint", nullable: false),
                    completed = table.Column<long>(type: "bigint", nullable: false),
                    exited = table.Column<long>(type: "bigint", nullable: false),
                    failed = table.Column<long>(type: "bigint", nullable: false),
                    stopped = table.Column<long>(type: "bigint", nullable: false),
                    migrated_out = table.Column<long>(type: "bigint", nullable: false),
                    control = table.Column<long>(type: "bigint", nullable: false),
                    converted = table.Column<long>(type: "bigint", nullable: false),
                    control_converted = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_version_stats", x => new { x.version_id, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoint",
                columns: table => new
                {
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    secret = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    disabled_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoint", x => x.address);
                });

            migrationBuilder.CreateTable(
                name: "role_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<long>(type: "bigint", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claim_value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_claim_role_role_id",
                        column: x => x.role_id,
                        principalTable: "role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claim_value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claim_user_user_id",
                        column: x => x.user_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    provider_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    provider_display_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    user_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_login_user_user_id",
                        column: x => x.user_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_role",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    role_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_role", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_user_role_role_role_id",
                        column: x => x.role_id,
                        principalTable: "role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_user_role_user_user_id",
                        column: x => x.user_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_token",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_token_user_user_id",
                        column: x => x.user_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "slot",
                columns: new[] { "number", "epoch", "taken_at", "watermark" },
                values: new object[,]
                {
                    { 0, 0L, null, 0L },
                    { 1, 0L, null, 0L },
                    { 2, 0L, null, 0L },
                    { 3, 0L, null, 0L },
                    { 4, 0L, null, 0L },
                    { 5, 0L, null, 0L },
                    { 6, 0L, null, 0L },
                    { 7, 0L, null, 0L },
                    { 8, 0L, null, 0L },
                    { 9, 0L, null, 0L },
                    { 10, 0L, null, 0L },
                    { 11, 0L, null, 0L },
                    { 12, 0L, null, 0L },
                    { 13, 0L, null, 0L },
                    { 14, 0L, null, 0L },
                    { 15, 0L, null, 0L }
                });

            migrationBuilder.CreateIndex(
                name: "ix_api_key_hash",
                table: "api_key",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attribute_date_attribute_value_member_id_scope",
                table: "attribute_date",
                columns: new[] { "attribute", "value", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_flag_attribute_value_member_id_scope",
                table: "attribute_flag",
                columns: new[] { "attribute", "value", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_instant_attribute_value_member_id_scope",
                table: "attribute_instant",
                columns: new[] { "attribute", "value", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_number_attribute_value_member_id_scope",
                table: "attribute_number",
                columns: new[] { "attribute", "value", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_text_attribute_folded_member_id_scope",
                table: "attribute_text",
                columns: new[] { "attribute", "folded", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_action_id",
                table: "audit",
                columns: new[] { "action", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_actor_id",
                table: "audit",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject_kind_subject_id_id",
                table: "audit",
                columns: new[] { "subject_kind", "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_campaign_key",
                table: "campaign",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_child_birth_date_member_id",
                table: "child",
                columns: new[] { "birth_date", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_child_due_date_member_id",
                table: "child",
                columns: new[] { "due_date", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_child_external_id",
                table: "child",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_child_member_id",
                table: "child",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_clock_run_open",
                table: "clock_run",
                column: "id",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_clock_run_trigger_scheduled_at",
                table: "clock_run",
                columns: new[] { "trigger", "scheduled_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_coupon_state_scope_member_id",
                table: "coupon_instance",
                columns: new[] { "coupon", "state", "scope", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_effect_key",
                table: "coupon_instance",
                column: "effect_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_expires_at_member_id",
                table: "coupon_instance",
                columns: new[] { "expires_at", "member_id" },
                filter: "expires_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_expiring",
                table: "coupon_instance",
                column: "expires_at",
                filter: "expires_at is not null and state in ('issued', 'claimed')");

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_issued_at_member_id",
                table: "coupon_instance",
                columns: new[] { "issued_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_member_id_coupon_scope",
                table: "coupon_instance",
                columns: new[] { "member_id", "coupon", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_order_key",
                table: "coupon_instance",
                column: "order_key",
                filter: "order_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_public_id",
                table: "coupon_instance",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_draft_command_journey_id_command_id",
                table: "draft_command",
                columns: new[] { "journey_id", "command_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_draft_command_journey_id_revision",
                table: "draft_command",
                columns: new[] { "journey_id", "revision" });

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_measured",
                table: "enrollment",
                columns: new[] { "member_id", "goal_until" },
                filter: "goal_until is not null and converted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_member_id_journey_id",
                table: "enrollment",
                columns: new[] { "member_id", "journey_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_version_id_state_slot_id",
                table: "enrollment",
                columns: new[] { "version_id", "state", "slot", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_enrollment_active",
                table: "enrollment",
                columns: new[] { "member_id", "journey_id", "entry_key", "subject_kind" },
                unique: true,
                filter: "state = 'active'");

            migrationBuilder.CreateIndex(
                name: "ix_erasure_at",
                table: "erasure",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_event_member_id_name_at",
                table: "event",
                columns: new[] { "member_id", "name", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_event_unrouted",
                table: "event",
                columns: new[] { "slot", "id" },
                filter: "not routed");

            migrationBuilder.CreateIndex(
                name: "ix_event_unrouted_member",
                table: "event",
                columns: new[] { "member_id", "id" },
                filter: "not routed");

            migrationBuilder.CreateIndex(
                name: "ix_event_key_at",
                table: "event_key",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_assignee_id_state",
                table: "guide_task",
                columns: new[] { "assignee_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_effect_key",
                table: "guide_task",
                column: "effect_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_member_id",
                table: "guide_task",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_public_id",
                table: "guide_task",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_state_due",
                table: "guide_task",
                columns: new[] { "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_state_finished_at",
                table: "guide_task",
                columns: new[] { "state", "finished_at" });

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_store_id_state_due",
                table: "guide_task",
                columns: new[] { "store_id", "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ux_guide_task_open",
                table: "guide_task",
                columns: new[] { "member_id", "purpose" },
                unique: true,
                filter: "state in ('open', 'overdue')");

            migrationBuilder.CreateIndex(
                name: "ix_held_entry_journey_id_slot_event_id",
                table: "held_entry",
                columns: new[] { "journey_id", "slot", "event_id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_state_id",
                table: "import",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_journey_definition_id",
                table: "journey",
                column: "definition_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journey_version_journey_id_number",
                table: "journey_version",
                columns: new[] { "journey_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mailbox_received_at",
                table: "mailbox",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_member_city",
                table: "member",
                column: "city");

            migrationBuilder.CreateIndex(
                name: "ix_member_email_folded",
                table: "member",
                column: "email_folded");

            migrationBuilder.CreateIndex(
                name: "ix_member_external_id",
                table: "member",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_member_level",
                table: "member",
                column: "level");

            migrationBuilder.CreateIndex(
                name: "ix_member_merged_into",
                table: "member",
                column: "merged_into",
                filter: "merged_into is not null");

            migrationBuilder.CreateIndex(
                name: "ix_member_name_folded",
                table: "member",
                column: "name_folded");

            migrationBuilder.CreateIndex(
                name: "ix_member_outside",
                table: "member",
                column: "id",
                filter: "state <> 'active' or staff_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_member_phone",
                table: "member",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "ix_member_points",
                table: "member",
                column: "points",
                filter: "points <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_member_product_line_id",
                table: "member",
                column: "product_line_id",
                filter: "product_line_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_member_public_id",
                table: "member",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_member_staff_id",
                table: "member",
                column: "staff_id",
                unique: true,
                filter: "staff_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_member_stage",
                table: "member",
                column: "stage");

            migrationBuilder.CreateIndex(
                name: "ix_member_store_id_id_product_line_id",
                table: "member",
                columns: new[] { "store_id", "id", "product_line_id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_time_zone",
                table: "member",
                column: "time_zone",
                filter: "time_zone is not null");

            migrationBuilder.CreateIndex(
                name: "ix_member_address_channel_address",
                table: "member_address",
                columns: new[] { "channel", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_member_tag_scope_member_id",
                table: "member_tag",
                columns: new[] { "scope", "member_id" },
                filter: "scope <> ''");

            migrationBuilder.CreateIndex(
                name: "ix_member_tag_tag_scope_member_id",
                table: "member_tag",
                columns: new[] { "tag", "scope", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_message_effect_key",
                table: "message",
                column: "effect_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_message_enrollment_id",
                table: "message",
                column: "enrollment_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_journey_id_id",
                table: "message",
                columns: new[] { "journey_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_message_member_id_recorded_at",
                table: "message",
                columns: new[] { "member_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_message_state_id",
                table: "message",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_message_claim_enrollment_id",
                table: "message_claim",
                column: "enrollment_id");

            migrationBuilder.CreateIndex(
                name: "ix_migrated_enrollment_id",
                table: "migrated",
                column: "enrollment_id");

            migrationBuilder.CreateIndex(
                name: "ix_operation_journey_id_id",
                table: "operation",
                columns: new[] { "journey_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_operation_state_id",
                table: "operation",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_external_id",
                table: "order",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_member_id_placed_at",
                table: "order",
                columns: new[] { "member_id", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_order_paid_at_member_id",
                table: "order",
                columns: new[] { "paid_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_placed_at_member_id",
                table: "order",
                columns: new[] { "placed_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_public_id",
                table: "order",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_status_member_id_placed_at_paid_at_total",
                table: "order",
                columns: new[] { "status", "member_id", "placed_at", "paid_at", "total" });

            migrationBuilder.CreateIndex(
                name: "ix_org_unit_key",
                table: "org_unit",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_org_unit_path",
                table: "org_unit",
                column: "path");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due",
                table: "outbox",
                column: "due");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_key",
                table: "outbox",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_lane_due_id",
                table: "outbox",
                columns: new[] { "lane", "due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_points_ledger_effect_key",
                table: "points_ledger",
                column: "effect_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_points_ledger_expires_at_member_id",
                table: "points_ledger",
                columns: new[] { "expires_at", "member_id" },
                filter: "expires_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_points_ledger_member_id_at",
                table: "points_ledger",
                columns: new[] { "member_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_product_line_key",
                table: "product_line",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_qr_code_public_id",
                table: "qr_code",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_qr_code_session",
                table: "qr_code",
                column: "session");

            migrationBuilder.CreateIndex(
                name: "ix_role_normalized_name",
                table: "role",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_claim_role_id",
                table: "role_claim",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_segment_member_member_id",
                table: "segment_member",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_ends_at",
                table: "session",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_session_key",
                table: "session",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_starts_at",
                table: "session",
                column: "starts_at");

            migrationBuilder.CreateIndex(
                name: "ix_staff_key",
                table: "staff",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_org_unit_id",
                table: "staff",
                column: "org_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_public_id",
                table: "staff",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscription_ends_at_member_id",
                table: "subscription",
                columns: new[] { "ends_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_subscription_external_id",
                table: "subscription",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscription_member_id",
                table: "subscription",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_subscription_public_id",
                table: "subscription",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscription_starts_at_member_id",
                table: "subscription",
                columns: new[] { "starts_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_token_due",
                table: "token",
                columns: new[] { "slot", "due", "priority", "journey_id", "enrollment_id", "number" },
                descending: new[] { false, false, true, false, false, false },
                filter: "due is not null and not held");

            migrationBuilder.CreateIndex(
                name: "ix_token_member_id",
                table: "token",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_normalized_email",
                table: "user",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_user_normalized_user_name",
                table: "user",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_claim_user_id",
                table: "user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_login_user_id",
                table: "user_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_role_role_id",
                table: "user_role",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_unit_unit_id",
                table: "user_unit",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activity_departure");

            migrationBuilder.DropTable(
                name: "activity_stats");

            migrationBuilder.DropTable(
                name: "api_key");

            migrationBuilder.DropTable(
                name: "aside");

            migrationBuilder.DropTable(
                name: "attribute_date");

            migrationBuilder.DropTable(
                name: "attribute_definition");

            migrationBuilder.DropTable(
                name: "attribute_flag");

            migrationBuilder.DropTable(
                name: "attribute_instant");

            migrationBuilder.DropTable(
                name: "attribute_number");

            migrationBuilder.DropTable(
                name: "attribute_text");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "blob");

            migrationBuilder.DropTable(
                name: "campaign");

            migrationBuilder.DropTable(
                name: "channel");

            migrationBuilder.DropTable(
                name: "child");

            migrationBuilder.DropTable(
                name: "clock");

            migrationBuilder.DropTable(
                name: "clock_audience");

            migrationBuilder.DropTable(
                name: "clock_run");

            migrationBuilder.DropTable(
                name: "consent_entry");

            migrationBuilder.DropTable(
                name: "coupon");

            migrationBuilder.DropTable(
                name: "coupon_instance");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "draft");

            migrationBuilder.DropTable(
                name: "draft_command");

            migrationBuilder.DropTable(
                name: "enrollment");

            migrationBuilder.DropTable(
                name: "entry_refusal");

            migrationBuilder.DropTable(
                name: "erasure");

            migrationBuilder.DropTable(
                name: "event");

            migrationBuilder.DropTable(
                name: "event_key");

            migrationBuilder.DropTable(
                name: "forgotten");

            migrationBuilder.DropTable(
                name: "form");

            migrationBuilder.DropTable(
                name: "guide_task");

            migrationBuilder.DropTable(
                name: "held_entry");

            migrationBuilder.DropTable(
                name: "id_block");

            migrationBuilder.DropTable(
                name: "import");

            migrationBuilder.DropTable(
                name: "journey");

            migrationBuilder.DropTable(
                name: "journey_version");

            migrationBuilder.DropTable(
                name: "mailbox");

            migrationBuilder.DropTable(
                name: "member");

            migrationBuilder.DropTable(
                name: "member_address");

            migrationBuilder.DropTable(
                name: "member_consent");

            migrationBuilder.DropTable(
                name: "member_tag");

            migrationBuilder.DropTable(
                name: "message");

            migrationBuilder.DropTable(
                name: "message_claim");

            migrationBuilder.DropTable(
                name: "migrated");

            migrationBuilder.DropTable(
                name: "operation");

            migrationBuilder.DropTable(
                name: "operation_slot");

            migrationBuilder.DropTable(
                name: "order");

            migrationBuilder.DropTable(
                name: "org_unit");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "past_entry");

            migrationBuilder.DropTable(
                name: "points_ledger");

            migrationBuilder.DropTable(
                name: "product_line");

            migrationBuilder.DropTable(
                name: "qr_code");

            migrationBuilder.DropTable(
                name: "refusal_stats");

            migrationBuilder.DropTable(
                name: "role_claim");

            migrationBuilder.DropTable(
                name: "script");

            migrationBuilder.DropTable(
                name: "segment");

            migrationBuilder.DropTable(
                name: "segment_member");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "setting");

            migrationBuilder.DropTable(
                name: "slot");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "subscription");

            migrationBuilder.DropTable(
                name: "suppression");

            migrationBuilder.DropTable(
                name: "tag");

            migrationBuilder.DropTable(
                name: "template");

            migrationBuilder.DropTable(
                name: "token");

            migrationBuilder.DropTable(
                name: "trace");

            migrationBuilder.DropTable(
                name: "user_claim");

            migrationBuilder.DropTable(
                name: "user_login");

            migrationBuilder.DropTable(
                name: "user_product_line");

            migrationBuilder.DropTable(
                name: "user_role");

            migrationBuilder.DropTable(
                name: "user_token");

            migrationBuilder.DropTable(
                name: "user_unit");

            migrationBuilder.DropTable(
                name: "version_stats");

            migrationBuilder.DropTable(
                name: "webhook_endpoint");

            migrationBuilder.DropTable(
                name: "role");

            migrationBuilder.DropTable(
                name: "user");
        }
    }
}
