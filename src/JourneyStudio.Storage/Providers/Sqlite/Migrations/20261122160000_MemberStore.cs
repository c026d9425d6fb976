using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MemberStore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "applied_by",
                table: "tag",
                type: "TEXT",
                nullable: false,
                defaultValue: "operator");

            migrationBuilder.AddColumn<long>(
                name: "archived_at",
                table: "tag",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "band",
                table: "tag",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "color",
                table: "tag",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "custom",
                table: "tag",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "members",
                table: "tag",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "model",
                table: "tag",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "refreshed_at",
                table: "tag",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rule",
                table: "tag",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "schedule",
                table: "tag",
                type: "TEXT",
                nullable: false,
                defaultValue: "always");

            migrationBuilder.AddColumn<bool>(
                name: "subjective",
                table: "tag",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "created_by",
                table: "api_key",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "expires_at",
                table: "api_key",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "handover",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    targets = table.Column<string>(type: "TEXT", nullable: false),
                    moves = table.Column<bool>(type: "INTEGER", nullable: false),
                    leaves = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    tasks = table.Column<int>(type: "INTEGER", nullable: false),
                    codes = table.Column<int>(type: "INTEGER", nullable: false),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handover", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tag_day",
                columns: table => new
                {
                    tag = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<string>(type: "TEXT", nullable: false),
                    members = table.Column<long>(type: "INTEGER", nullable: false),
                    entered = table.Column<long>(type: "INTEGER", nullable: false),
                    gone = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tag_day", x => new { x.tag, x.day });
                });

            migrationBuilder.CreateTable(
                name: "two_factor",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    recovery_hashes = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_two_factor", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_two_factor_user_user_id",
                        column: x => x.user_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_member_guide_id",
                table: "member",
                column: "guide_id",
                filter: "guide_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_audit_at",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ux_handover_running",
                table: "handover",
                column: "staff_id",
                unique: true,
                filter: "state = 'running'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "handover");

            migrationBuilder.DropTable(
                name: "tag_day");

            migrationBuilder.DropTable(
                name: "two_factor");

            migrationBuilder.DropIndex(
                name: "ix_member_guide_id",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_audit_at",
                table: "audit");

            migrationBuilder.DropColumn(
                name: "applied_by",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "archived_at",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "band",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "color",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "custom",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "members",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "model",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "refreshed_at",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "rule",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "schedule",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "subjective",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "created_by",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "api_key");
        }
    }
}
