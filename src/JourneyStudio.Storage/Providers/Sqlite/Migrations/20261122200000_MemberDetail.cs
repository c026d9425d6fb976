using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MemberDetail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "topic",
                table: "tag",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "cancelled_at",
                table: "session",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "score",
                table: "guide_task",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "session",
                table: "enrollment",
                type: "TEXT",
                nullable: true,
                computedColumnSql: "case when instr(records, '\"session\":\"') > 0 then substr(substr(records, instr(records, '\"session\":\"') + 11), 1, min(81, instr(substr(records, instr(records, '\"session\":\"') + 11), '\"') - 1)) end",
                stored: false);

            migrationBuilder.AddColumn<bool>(
                name: "personal",
                table: "attribute_definition",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "tag_assignment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    tag = table.Column<string>(type: "TEXT", nullable: false),
                    session = table.Column<string>(type: "TEXT", nullable: false),
                    segment = table.Column<string>(type: "TEXT", nullable: false),
                    removes = table.Column<bool>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    actor = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: true),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tag_assignment", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_session",
                table: "enrollment",
                column: "session",
                filter: "state = 'active' and session is not null");

            migrationBuilder.CreateIndex(
                name: "ix_tag_assignment_actor_id",
                table: "tag_assignment",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tag_assignment_running",
                table: "tag_assignment",
                column: "id",
                filter: "state in ('running', 'stopping')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tag_assignment");

            migrationBuilder.DropIndex(
                name: "ix_enrollment_session",
                table: "enrollment");

            migrationBuilder.DropColumn(
                name: "session",
                table: "enrollment");

            migrationBuilder.DropColumn(
                name: "topic",
                table: "tag");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "session");

            migrationBuilder.DropColumn(
                name: "score",
                table: "guide_task");

            migrationBuilder.DropColumn(
                name: "personal",
                table: "attribute_definition");
        }
    }
}
